"""What the organiser fills in about who takes part."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Site

from events.actions.organise import FEWEST_SEATS, LONGEST_LETTER, LONGEST_SUBJECT, MOST_SEATS
from events.actions.take_part import LONGEST_ANSWER, LONGEST_NAME, MOST_ADDED_GUESTS, Joiner
from events.models import EventPage, Joining, Occurrence, Participation, State
from people.models import User


class SeatsForm(forms.Form):
    """How many chairs there are on this date."""

    seats = forms.IntegerField(
        label=gettext_lazy("Seats on this date"),
        min_value=FEWEST_SEATS,
        max_value=MOST_SEATS,
        required=False,
        help_text=gettext_lazy("Leave empty for as many as the activity has."),
    )


class AddForm(forms.Form):
    """Somebody who phoned or stands at the desk."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=LONGEST_NAME, required=False, strip=True
    )
    phone = forms.CharField(label=gettext_lazy("Phone number"), max_length=30, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    resident = forms.CharField(
        label=gettext_lazy("Or: somebody with an account"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Type their e-mail address, or the name they are called by."),
    )
    guests = forms.IntegerField(
        label=gettext_lazy("How many others come along?"),
        min_value=0,
        max_value=MOST_ADDED_GUESTS,
        required=False,
    )
    answer = forms.CharField(max_length=LONGEST_ANSWER, required=False)
    whole = forms.BooleanField(label=gettext_lazy("For the whole series"), required=False)

    def __init__(self, *args, site: Site, page: EventPage, date: Occurrence, **kwargs) -> None:
        kwargs["initial"] = {"guests": 0, "whole": True}
        super().__init__(*args, **kwargs)
        self.site = site
        self.fields["answer"].label = page.question or _("Something to remember")
        if date.series.joining != Joining.SERIES:
            del self.fields["whole"]

    def clean_resident(self) -> User | None:
        """Exactly one member of this neighbourhood; a list of all of them would tell who lives here."""
        typed = self.cleaned_data["resident"].strip()
        if not typed:
            return None
        found = User.objects.filter(
            Q(email__iexact=typed) | Q(called__iexact=typed),
            memberships__site=self.site,
            is_active=True,
        ).distinct()[:2]
        if not found:
            raise ValidationError(_("Nobody here has this name or address. Use “Name” instead."))
        if len(found) > 1:
            raise ValidationError(_("Several people are called so. Type the e-mail address."))
        return found[0]

    def clean(self) -> dict:
        """A name, or somebody with an account."""
        data = super().clean() or {}
        data["guests"] = data.get("guests") or 0
        if not data.get("resident") and not self.errors and not data.get("name"):
            self.add_error("name", _("Who is it? A name is enough."))
        return data

    @property
    def joiner(self) -> Joiner:
        """Who it is."""
        data = self.cleaned_data
        if data["resident"]:
            return Joiner(person=data["resident"])
        return Joiner(name=data["name"], email=data["email"], phone=data["phone"])

    def take_error(self, error: ValidationError) -> None:
        """Say beside the question what stood in the way."""
        beside = {"guests": "guests", "full": "guests", "name": "name", "address": "phone"}
        self.add_error(beside.get(getattr(error, "code", "")), error)


class RemoveForm(forms.Form):
    """Whether they hear of it."""

    tell = forms.BooleanField(label=gettext_lazy("Send them a mail about it"), required=False)


class LetterForm(forms.Form):
    """A letter to everybody on the list."""

    to = forms.ChoiceField(
        label=pgettext_lazy("letter", "To whom?"),
        choices=[
            ("coming", gettext_lazy("Who comes")),
            ("all", gettext_lazy("Who comes and who waits for a seat")),
        ],
        initial="coming",
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "The name stands above it, and how to reach us below it. We do that."
        ),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"to": "coming", "key": uuid.uuid4()}
        super().__init__(*args, **kwargs)

    def chosen(self, parties: list[Participation]) -> list[Participation]:
        """To whom it goes."""
        if self.cleaned_data["to"] == "all":
            return parties
        return [party for party in parties if party.state != State.WAITING]


class AttendanceForm(forms.Form):
    """For each party that has a seat: how many came. One row of large buttons each."""

    def __init__(self, *args, parties: list[Participation], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.rows = []
        for party in parties:
            most = max(party.size, *(row.came for row in party.noted), 0)
            choices = [("", _("not noted")), *((str(n), str(n)) for n in range(most + 1))]
            name = f"came-{party.pk}"
            noted = str(party.noted[0].came) if party.noted else ""
            self.fields[name] = forms.ChoiceField(
                label=party.display_name or _("Somebody"),
                choices=choices,
                required=False,
                initial=noted,
                widget=forms.RadioSelect,
            )
            self.rows.append((party, self[name]))

    @property
    def came(self) -> dict[int, int | None]:
        """How many came, by the key of the party; only what the form asked and the browser sent."""
        return {
            party.pk: int(value) if value else None
            for party, field in self.rows
            if field.name in self.data
            for value in [self.cleaned_data[field.name]]
        }
