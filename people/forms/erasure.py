"""What happens with the words of somebody who leaves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Choice


class ErasureForm(forms.Form):
    """Asked twice: the second time with `sure`."""

    words = forms.ChoiceField(
        label=_("What happens with what you wrote?"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what happens with your words."),
            "invalid_choice": _("Choose what happens with your words."),
        },
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)
