"""Coming in: with a code by mail, with a password, or for the first time."""

from allauth.account import forms as allauth_forms
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from neighbourhoods.text import clean_text
from people.limits import slow_down

CALLED_LENGTH = 40


class EmailField(forms.EmailField):
    """One address, in small letters, with words of our own when it isn't one."""

    default_error_messages = {
        "required": _("Fill in your e-mail address."),
        "invalid": _("This is not an e-mail address. It looks like naam@voorbeeld.nl."),
    }

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("label", _("Your e-mail address"))
        super().__init__(**kwargs)
        self.widget.attrs.update(autocomplete="email", dir="ltr", spellcheck="false")

    def clean(self, value: str) -> str:
        """The address, in small letters."""
        return super().clean(value).lower()


class PasswordField(forms.CharField):
    """A password, never shown again."""

    default_error_messages = {"required": _("Fill in your password.")}

    def __init__(self, autocomplete: str = "current-password", **kwargs) -> None:
        kwargs.setdefault("label", _("Your password"))
        super().__init__(strip=False, max_length=200, **kwargs)
        self.widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"})


class CalledField(forms.CharField):
    """The name to be called by: one line of plain text."""

    default_error_messages = {"required": _("Fill in a name.")}

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("label", _("What may we call you?"))
        super().__init__(**kwargs)
        self.widget.attrs.update(autocomplete="nickname", maxlength=CALLED_LENGTH, dir="auto")

    def clean(self, value: str) -> str:
        """The name without what can't be seen."""
        called = super().clean(value)
        return clean_text(called, CALLED_LENGTH, single_line=True) if called else ""


class SignInForm(allauth_forms.LoginForm):
    """Name or address, with a password."""

    field_order = ["login", "password"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Your e-mail address or name"),
            max_length=254,
            error_messages={"required": _("Fill in your e-mail address or name.")},
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "username",
                    "autocapitalize": "none",
                    "spellcheck": "false",
                    "dir": "ltr",
                }
            ),
        )
        self.fields["password"] = PasswordField()
        self.order_fields(self.field_order)

    def _setup_password_field(self) -> None:
        """Allauth drops the field where signing up asks no password; ours stays."""


class AskCodeForm(forms.Form):
    """An address to mail a code to. The answer is the same whether it has an account."""

    email = EmailField()

    _user = None

    def clean_email(self) -> str:
        """The address, with its account (or none) in `_user`, where allauth's view looks for it."""
        email = self.cleaned_data["email"]
        slow_down(context.request, "ask-code", email)
        users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        self._user = users[0] if users else None
        return email


class CodeForm(allauth_forms.BaseConfirmCodeForm):
    """The code from the mail."""

    def __init__(self, *args, account: str = "", **kwargs) -> None:
        self.account = account
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("The code from the mail"),
            max_length=40,
            error_messages={"required": _("Fill in the code from the mail.")},
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "dir": "ltr",
                    "class": "code-input",
                }
            ),
        )

    def clean_code(self) -> str:
        """The code, when it is right and was not guessed at too often."""
        slow_down(context.request, "give-code", self.account)
        return super().clean_code()


class ConfirmAddressForm(CodeForm, allauth_forms.ConfirmEmailVerificationCodeForm):
    """The code that proves an address is yours."""


class SignUpForm(allauth_forms.SignupForm):
    """A name to be called by and an address; nothing else."""

    field_order = ["called", "email"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"] = CalledField(
            help_text=_(
                "Your first name or a nickname. Neighbours see it when you write something."
            )
        )
        self.fields["email"] = EmailField(
            help_text=_("We mail you a code. Other people never see your address.")
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict:
        """Count the attempt only when all is filled in well."""
        cleaned = super().clean()
        if not self.errors:
            slow_down(context.request, "sign-up", cleaned["email"])
        return cleaned
