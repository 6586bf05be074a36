"""Reporting something, and deciding about it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from moderation.models import Case, Outcome, Reason, SanctionKind, Verdict
from moderation.models.decision import AGAINST_THE_AUTHOR
from neighbourhoods.key_field import KeyField
from neighbourhoods.text import clean_text


def words_or_nothing(value: str) -> str:
    """Cleaned words; empty is fine."""
    try:
        return clean_text(value, 1000)
    except ValidationError as error:
        if error.code == "empty":
            return ""
        raise


class ReportForm(forms.Form):
    """What is wrong with it?"""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("Do you want to say more about it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        strip=False,
    )
    key = KeyField()

    def clean_words(self) -> str:
        """Plain words, or nothing."""
        return words_or_nothing(self.cleaned_data["words"])


class DecisionForm(forms.Form):
    """What to do with it, and why."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("No reason needed")), *Reason.choices],
        required=False,
        help_text=_("Needed when you hide something or send it back. The author gets to read it."),
    )
    words = forms.CharField(
        label=_("Explanation for the author"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        strip=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, case: Case, possible: list[Verdict], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [(v.value, v.label) for v in possible]
        self.fields["version"].initial = case.version

    def clean_words(self) -> str:
        """Plain words, or nothing."""
        return words_or_nothing(self.cleaned_data["words"])

    def clean(self) -> dict:
        """A decision against somebody's words has a reason."""
        data = super().clean()
        if data.get("verdict") in AGAINST_THE_AUTHOR and not data.get("reason"):
            self.add_error("reason", _("Choose a reason: the author gets to read it."))
        return data


class ObjectionForm(forms.Form):
    """Why it is not right."""

    words = forms.CharField(
        label=_("Why don't you agree?"),
        help_text=_("Tell it in your own words. A few sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 1000}),
        strip=False,
        error_messages={"required": _("Write in a few words why you don't agree.")},
    )

    def clean_words(self) -> str:
        """Plain words."""
        return _some_words(
            self.cleaned_data["words"], _("Write in a few words why you don't agree.")
        )


class AnswerForm(forms.Form):
    """What came of an objection, and why."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    answer = forms.CharField(
        label=_("Why?"),
        help_text=_("The person gets to read it."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        strip=False,
        error_messages={"required": _("Write why: the person gets to read it.")},
    )

    def clean_answer(self) -> str:
        """Plain words."""
        return _some_words(self.cleaned_data["answer"], _("Write why: the person gets to read it."))


class MeasureForm(forms.Form):
    """Something about the author instead of the thing; it ends by itself."""

    kind = forms.ChoiceField(
        label=_("What?"),
        choices=SanctionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long it lasts.")},
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *Reason.choices],
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


def _some_words(value: str, if_empty: str) -> str:
    words = words_or_nothing(value)
    if not words:
        raise ValidationError(if_empty, code="required")
    return words
