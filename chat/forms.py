"""The form at the bottom of the room, for who has no JavaScript."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chat.text import MAX_LENGTH


class SayForm(forms.Form):
    """Something to say. The `cid` makes sending the same form twice one message."""

    body = forms.CharField(
        label=_("Your message"),
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 2, "maxlength": MAX_LENGTH, "dir": "auto", "autocomplete": "off"}
        ),
    )
    cid = forms.CharField(widget=forms.HiddenInput)
