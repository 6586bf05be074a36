"""One's own address and password."""

from allauth.account import forms as allauth_forms
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.forms.door import EmailField, PasswordField
from people.limits import slow_down


class NewAddressForm(allauth_forms.AddEmailForm):
    """Another address; it counts once the code that was mailed there is filled in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = EmailField(label=_("Your new e-mail address"))

    def clean_email(self) -> str:
        """An address, asked for not too often."""
        slow_down(context.request, "ask-code", self.cleaned_data["email"])
        return super().clean_email()


class NewPassword(forms.Form):
    """A new password, typed twice."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"] = PasswordField(
            "new-password",
            label=_("Your new password"),
            help_text=_("At least 8 signs. Three words with blanks between them are fine."),
        )
        self.fields["password2"] = PasswordField("new-password", label=_("The same once more"))

    def clean_password1(self) -> str:
        """Long enough, and not one that everybody uses."""
        return allauth_forms.get_adapter().clean_password(
            self.cleaned_data["password1"], user=self.user
        )

    def clean(self) -> dict:
        """Both the same."""
        cleaned = self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", ValidationError(_("This is not the same as above.")))
        return cleaned


class SetPasswordForm(NewPassword, allauth_forms.SetPasswordForm):
    """A first password."""


class ChangePasswordForm(NewPassword, allauth_forms.ChangePasswordForm):
    """Another password. Who came in by a code need not know the old one: that is how a forgotten
    password is replaced."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if came_in_by_code(self.user):
            del self.fields["oldpassword"]
        else:
            self.fields["oldpassword"] = PasswordField(label=_("Your password of now"))
        self.order_fields(["oldpassword", "password1", "password2"])

    def clean_oldpassword(self) -> str:
        """The right one, not guessed at."""
        slow_down(context.request, "password", str(self.user.pk))
        return super().clean_oldpassword()


def came_in_by_code(user) -> bool:
    """Whether this visit began with a code from the mail."""
    records = get_authentication_records(context.request, user)
    return any(record["method"] == "code" for record in records)
