"""Cancel or move one date: few questions, each with its reason."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.models import Occurrence, Place
from neighbourhoods.typed_time import ClockField, DayField

REASON_HELP = gettext_lazy("People read this in the agenda and in their calendar.")


class CancelForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it cancelled?"), max_length=200, help_text=REASON_HELP
    )


class MoveForm(forms.Form):
    """When, and perhaps where, it takes place instead."""

    day = DayField(label=gettext_lazy("New day"))
    start = ClockField(label=gettext_lazy("From"))
    end = ClockField(label=pgettext_lazy("time", "Until"))
    last_day = DayField(label=gettext_lazy("Ends on another day"), required=False)
    place = forms.ModelChoiceField(
        Place.objects.none(),
        label=gettext_lazy("Other place"),
        required=False,
        empty_label=gettext_lazy("The same place as always"),
        widget=forms.Select,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=200, required=False, help_text=REASON_HELP
    )

    def __init__(self, *args, occurrence: Occurrence, **kwargs) -> None:
        start, end = occurrence.local_start, occurrence.local_end
        if occurrence.all_day:
            end -= timedelta(days=1)
        kwargs["initial"] = {
            "day": start.date(),
            "start": start.time(),
            "end": end.time(),
            "last_day": end.date() if end.date() != start.date() else None,
            "place": occurrence.place_id,
            "reason": occurrence.reason,
        }
        super().__init__(*args, **kwargs)
        self.occurrence = occurrence
        self.fields["place"].queryset = Place.objects.of(occurrence.site)  # type: ignore[attr-defined]
        if occurrence.all_day:
            del self.fields["start"], self.fields["end"]

    def clean(self) -> dict:
        """The end lies after the start."""
        data = super().clean() or {}
        if self.errors:
            return data
        last = data.get("last_day") or data["day"]
        if self.occurrence.all_day:
            self.start_at = datetime.combine(data["day"], time.min)
            self.length = timedelta(days=(last - data["day"]).days + 1)
        else:
            self.start_at = datetime.combine(data["day"], data["start"])
            self.length = datetime.combine(last, data["end"]) - self.start_at
        if self.length <= timedelta(0):
            self.add_error(
                "last_day" if self.occurrence.all_day else "end",
                _(
                    "This is not later than the start. Does it go on after midnight? "
                    "Then fill in “Ends on another day”."
                ),
            )
        return data
