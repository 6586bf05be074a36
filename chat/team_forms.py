"""What the team can do about somebody, from the spot."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.forms import words_or_nothing
from moderation.models import RESTS, Reason

MINUTES = [
    ("5", _("the last 5 minutes")),
    ("15", _("the last 15 minutes")),
    ("60", _("the last hour")),
]


class _WithReason(forms.Form):
    """A measure has a reason; the person gets to read it."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *Reason.choices],
        help_text=_("The person gets to read it."),
        error_messages={"required": _("Choose a reason: the person gets to read it.")},
    )
    words = forms.CharField(
        label=_("Explanation for the person"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
        strip=False,
    )

    def clean_words(self) -> str:
        """Plain words, or nothing."""
        return words_or_nothing(self.cleaned_data["words"])


class RestForm(_WithReason):
    """For how long somebody only reads along."""

    kind = forms.ChoiceField(
        label=_("How long?"),
        choices=[(kind.value, kind.label) for kind in RESTS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long it lasts.")},
    )
    field_order = ["kind", "reason", "words"]


class SweepForm(_WithReason):
    """Which of their words are covered."""

    minutes = forms.TypedChoiceField(
        label=_("Which messages?"),
        choices=MINUTES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which messages are hidden.")},
    )
    field_order = ["minutes", "reason", "words"]
