"""The one door. Allauth's views with our forms; every other sign-in address leads here."""

from allauth.account import views as allauth_views
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from people.forms import AskCodeForm, SignInForm


class OurDoor:
    """What allauth's views lack: a form that was sent too often is answered 429, in words, with what
    was typed; and the page knows its neighbourhood."""

    def form_invalid(self, form) -> HttpResponse:
        """As Django, with the right status for machines."""
        response = super().form_invalid(form)
        if any(e.code == "too_fast" for errors in form.errors.as_data().values() for e in errors):
            response.status_code = 429
        return response

    def get_context_data(self, **kwargs) -> dict:
        """`site` is our neighbourhood here, not allauth's idea of a site; the demo tells of its mail."""
        return super().get_context_data(**kwargs) | {
            "site": self.request.site,
            "demo_mail": settings.ROSA_DEMO,
            "next": get_next_redirect_url(self.request),
        }


class BothForms:
    """The door shows the code and, where allowed, the password."""

    def get_context_data(self, **kwargs) -> dict:
        """`code_form` and `password_form`, the one that was sent with its errors."""
        found = super().get_context_data(**kwargs)
        form = found["form"]
        found["code_form"] = form if isinstance(form, AskCodeForm) else AskCodeForm()
        if settings.ROSA_PASSWORD_SIGN_IN:
            sent = isinstance(form, SignInForm)
            found["password_form"] = form if sent else SignInForm(request=self.request)
        return found


class SignIn(OurDoor, BothForms, allauth_views.LoginView):
    """`/inloggen/`: with a password; where those are off, only by code."""

    template_name = "account/login.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Without passwords this is the page that mails a code."""
        if not settings.ROSA_PASSWORD_SIGN_IN:
            return AskCode.as_view()(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)


class AskCode(OurDoor, BothForms, allauth_views.RequestLoginCodeView):
    """`/inloggen/code/`: mail me a code."""

    template_name = "account/login.html"


class Expired:
    """A code page without a code under way says so, rather than leading away in silence."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """As allauth, with a word on the way out."""
        signed_in = request.user.is_authenticated
        response = super().dispatch(request, *args, **kwargs)
        nothing_under_way = not getattr(self, "_process", None)
        if nothing_under_way and response.status_code == 302 and not signed_in:
            messages.warning(request, _("That code does not work any more. Ask for a new one."))
        return response

    def get_form_kwargs(self) -> dict:
        """Tell the form whose code it is, so that guesses are counted per account."""
        kwargs = super().get_form_kwargs()
        if "code" in kwargs:
            kwargs["account"] = self._process.state.get("email", "")
        return kwargs


class GiveCode(OurDoor, Expired, allauth_views.ConfirmLoginCodeView):
    """`/inloggen/code/invullen/`: here is my code."""


class ConfirmAddress(OurDoor, Expired, allauth_views.ConfirmEmailVerificationCodeView):
    """`/aanmelden/code/`: this address is mine."""


class SignUp(OurDoor, allauth_views.SignupView):
    """`/aanmelden/`: a name and an address."""


class SignOut(OurDoor, allauth_views.LogoutView):
    """`/uitloggen/`: asks on GET, does it on POST."""


class Closed(OurDoor, allauth_views.AccountInactiveView):
    """`/inloggen/gesloten/`: this account is closed."""


class ChangeAddress(OurDoor, allauth_views.EmailView):
    """`/mijn/e-mail/`: another address; one at a time, and it counts after its code."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Only asking for a new address; allauth's other buttons are not on our page."""
        return super(allauth_views.EmailView, self).post(request, *args, **kwargs)


class ChangePassword(OurDoor, allauth_views.PasswordChangeView):
    """`/mijn/wachtwoord/`."""


class SetPassword(OurDoor, allauth_views.PasswordSetView):
    """`/mijn/wachtwoord/kiezen/`: a first one."""


def to_the_door(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Every other sign-in address of Django and Wagtail leads to the one door."""
    return redirect(passthrough_next_redirect_url(request, reverse("account_login"), "next"))
