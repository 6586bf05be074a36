"""Forms about people. Allauth finds those of the door here by name (ACCOUNT_FORMS)."""

from people.forms.account import ChangePasswordForm, NewAddressForm, SetPasswordForm
from people.forms.card import CardForm
from people.forms.door import AskCodeForm, CodeForm, ConfirmAddressForm, SignInForm, SignUpForm
from people.forms.erasure import ErasureForm
from people.forms.me import AboutMeForm, ProfileForm

__all__ = [
    "AboutMeForm",
    "AskCodeForm",
    "CardForm",
    "ChangePasswordForm",
    "CodeForm",
    "ConfirmAddressForm",
    "ErasureForm",
    "NewAddressForm",
    "ProfileForm",
    "SetPasswordForm",
    "SignInForm",
    "SignUpForm",
]
