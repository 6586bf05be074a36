"""Coming in with a welcome card."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.forms.door import CalledField
from people.models.welcome_card import in_two, is_code

LONGEST = 40


class CardForm(forms.Form):
    """The code of the card, and a name to be called by.

    Who returns with a new card in place of a lost one types it too: before the card is used, nothing tells
    which it is. Their account keeps the name it has.
    """

    code = forms.CharField(
        label=_("The code on your card"),
        help_text=_("Eight letters and digits. Capitals or not does not matter."),
        max_length=LONGEST,
        error_messages={
            "required": _("Fill in the code on your card."),
            "max_length": _("The code on the card has eight letters and digits. Look again."),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
                "class": "code-input",
            }
        ),
    )
    called = CalledField(
        help_text=_("Your first name or a nickname. Neighbours see it when you write something.")
    )

    def clean_code(self) -> str:
        """Something that could be a code."""
        code = self.cleaned_data["code"]
        if not is_code(code):
            raise ValidationError(
                _("The code on the card has eight letters and digits. Look again."), code="no_code"
            )
        return in_two(code)
