"""Forms around conversations: the first words to somebody, a question for help, one's wishes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chat.models import HelpSubject, TalkWishes
from chat.text import MAX_LENGTH

WORDS = {"rows": 4, "maxlength": MAX_LENGTH, "dir": "auto", "autocomplete": "off"}


class FirstWordsForm(forms.Form):
    """What one says to begin with. The `cid` makes sending the same form twice one message."""

    body = forms.CharField(
        label=_("Your first message"),
        help_text=_("Say who you are and what you would like to talk about."),
        error_messages={"required": _("Type something first.")},
        strip=False,
        widget=forms.Textarea(attrs=WORDS),
    )
    cid = forms.CharField(widget=forms.HiddenInput)


class AskHelpForm(forms.Form):
    """A question for a welfare worker."""

    subject = forms.ChoiceField(
        label=_("What is it about?"),
        choices=HelpSubject.choices,
        error_messages={"required": _("Choose what it is about.")},
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label=_("Your question"),
        help_text=_("Only you and the welfare worker can read this."),
        error_messages={"required": _("Type your question first.")},
        strip=False,
        widget=forms.Textarea(attrs=WORDS),
    )
    cid = forms.CharField(widget=forms.HiddenInput)


class WishesForm(forms.ModelForm):
    """Who may begin a conversation, and whether a mail may tell of new messages."""

    class Meta:
        model = TalkWishes
        fields = ["may_ask", "mail"]
        widgets = {"may_ask": forms.RadioSelect}
