"""How allauth behaves in Rosa: our words, our limits, our mail, our neighbourhoods."""

from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from neighbourhoods.limits import client_address
from neighbourhoods.pages import index_url
from people.actions import join, post_mail
from people.limits import forgive, slow_down
from people.models import User
from people.models.user import random_username

CODE_LASTS = timedelta(minutes=15)
WRONG_LOGIN = _("We don't know this name with this password. Look whether you typed them right.")

# What is worth saying after an act; allauth's other messages would only be noise.
SAID = {
    "account/messages/password_changed.txt": _("Your new password is saved."),
    "account/messages/password_set.txt": _("Your new password is saved."),
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
}


class ConfirmAddressStage(EmailVerificationStage):
    """Confirm the address by a code.

    Who joined without address has nothing to confirm. Who signs up always gets an EmailAddress; an
    account without any was made by us (demo, command line), so its address is taken as confirmed.
    """

    def handle(self):
        """As allauth, but for those two."""
        user = self.login.user
        if user and not user.email and not self.login.email:
            return None, True
        if user and not self.login.signup and not user.emailaddress_set.exists():
            User.objects.confirm(user)
        return super().handle()


class AccountAdapter(DefaultAccountAdapter):
    """The one door of every neighbourhood."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": WRONG_LOGIN,
        "username_password_mismatch": WRONG_LOGIN,
        "email_taken": _("This address can't be used. Choose another one."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This is not the code from the mail. Look again."),
        "too_many_login_attempts": _("That was not the right code three times. Ask for a new one."),
        "rate_limited": _("That was a bit too often in a row. Wait a few minutes and try again."),
    }

    def authenticate(self, request: HttpRequest, **credentials) -> User | None:
        """As allauth, with our limits; only failures weigh."""
        account = credentials.get("email") or credentials.get("username") or ""
        slow_down(request, "sign-in", account)
        user = super().authenticate(request, **credentials)
        if user:
            forgive(request, "sign-in", account)
        return user

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this very site: `next` never leads away from the neighbourhood."""
        request = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address as our limits see it."""
        return client_address(request)

    def get_login_stages(self) -> list[str]:
        """Allauth's stages, with our way of confirming an address."""
        ours = f"{ConfirmAddressStage.__module__}.{ConfirmAddressStage.__name__}"
        return [
            ours if path.endswith(".EmailVerificationStage") else path
            for path in super().get_login_stages()
        ]

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        """A newcomer: called as they wish, in the language they came in with."""
        user.called = form.cleaned_data["called"]
        user.language = get_language() or user.language
        return super().save_user(request, user, form, commit)

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Nobody sees or types it: a username tells nothing about a person."""
        user.username = user.username or random_username()

    def post_login(self, request: HttpRequest, user: User, **kwargs) -> HttpResponse:
        """The first time ever, walking in is joining this neighbourhood."""
        if not user.memberships.exists() and not user.is_superuser:
            join(user, request.site)
        return super().post_login(request, user, **kwargs)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """One's own page, with a welcome."""
        return reverse("people:me") + "?welkom=1"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The front page in the language of the visit."""
        return index_url(get_language() or "nl", "")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """One's own page."""
        return reverse("people:me")

    def get_email_verification_redirect_url(self, email_address) -> str:
        """One's own page."""
        return reverse("people:me")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say only what a person wants to know."""
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody signed up with an address that has an account."""
        self.send_mail("account/email/account_already_exists", email, {})

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Hand a mail to the post, in the language of the person it is for."""
        request, now = self.request, timezone.now()
        if request is None:
            raise PermissionDenied("mail about an account is only sent from a visit")
        person = User.objects.filter(email__iexact=email).first()
        with override(person.language if person else get_language()):
            words = context | {
                "person": person,
                "neighbourhood": request.neighbourhood,
                "home_url": request.build_absolute_uri(index_url(get_language() or "nl", "")),
                "sign_in_url": request.build_absolute_uri(reverse("account_login")),
                "sign_up_url": request.build_absolute_uri(reverse("account_signup")),
            }
            subject = render_to_string(f"{template_prefix}_subject.txt", words)
            body = render_to_string(f"{template_prefix}_message.txt", words)
        expires = now + CODE_LASTS if "code" in context else None
        post_mail(request.site, email, subject, body.strip() + "\n", now=now, expires=expires)
