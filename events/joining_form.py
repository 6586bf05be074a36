"""The form by which somebody joins: only what is needed, which may be nothing at all."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.actions.take_part import LONGEST_ANSWER, LONGEST_NAME, Joiner, digits_of
from events.models import EventPage, Series
from neighbourhoods.text import clean_text
from people.models import User

NO_ADDRESS = _("This is not an e-mail address. It looks like naam@voorbeeld.nl.")
LONGEST_EMAIL = 254  # RFC 5321, as the database keeps it
FEWEST_DIGITS, MOST_DIGITS = 8, 15
# Which question a refusal of `events.actions.take_part.join` is about.
FIELD_OF = {"name": "name", "address": "phone", "guests": "guests"}


class JoinForm(forms.Form):
    """For a resident: guests and the organiser's question. For a visitor also who they are.

    Args:
        person: the resident; None for a visitor.
    """

    name = forms.CharField(
        label=_("Your name"),
        error_messages={"required": _("Fill in your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=LONGEST_EMAIL,
        help_text=_("Then you get a mail with a link to leave. Or fill in your phone number."),
        error_messages={"invalid": NO_ADDRESS, "max_length": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    guests = forms.TypedChoiceField(
        label=_("With how many do you come?"),
        coerce=int,
        empty_value=0,
        required=False,
        error_messages={"invalid_choice": _("Choose a number from the list.")},
    )
    answer = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 3}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, series: Series, page: EventPage, person: User | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if person:
            for name in ("name", "email", "phone", "website"):
                del self.fields[name]
        if series.most_guests:
            self.fields["guests"].choices = [
                (n, _alone_or_with(n)) for n in range(series.most_guests + 1)
            ]
        else:
            del self.fields["guests"]
        if page.question:
            self.fields["answer"].label = page.question
        else:
            del self.fields["answer"]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The questions that people see."""
        return [field for field in self if field.name != "website"]

    def clean_name(self) -> str:
        """A name of one line."""
        return clean_text(self.cleaned_data["name"], LONGEST_NAME, single_line=True)

    def clean_phone(self) -> str:
        """As typed, when a number can be read in it."""
        typed = self.cleaned_data["phone"]
        if typed and not FEWEST_DIGITS <= len(digits_of(typed).lstrip("+")) <= MOST_DIGITS:
            raise ValidationError(_("This is not a phone number. It looks like 06 12345678."))
        return typed

    def clean_answer(self) -> str:
        """Some lines, or nothing."""
        typed = self.cleaned_data["answer"]
        return clean_text(typed, LONGEST_ANSWER) if typed.strip() else ""

    def clean(self) -> dict:
        """One way to reach a visitor; and no machine."""
        cleaned = super().clean() or {}
        known = {"email", "phone"} & set(self.errors)
        if not (self.person or known or cleaned.get("email") or cleaned.get("phone")):
            self.add_error("phone", _("Fill in an e-mail address or a phone number."))
        if not self.errors and cleaned.get("website"):
            raise ValidationError(
                _("You are not on the list yet. Look once more and press the button again."),
                code="machine",
            )
        return cleaned

    def joiner(self, language: str) -> Joiner:
        """Who joins."""
        if self.person:
            return Joiner(person=self.person, language=language)
        data = self.cleaned_data
        return Joiner(
            name=data["name"], email=data["email"], phone=data["phone"], language=language
        )

    def refuse(self, error: ValidationError) -> None:
        """Say what is in the way, at the question that it is about."""
        field = FIELD_OF.get(error.code or "")
        self.add_error(field if field in self.fields else None, error)

    def again(self) -> "JoinForm":
        """The same form with what was typed, the trap set anew."""
        if "website" in self.fields and self.is_bound:
            self.data = self.data.copy()
            self.data["website"] = ""
        return self


def _alone_or_with(guests: int) -> str:
    if not guests:
        return str(_("I come alone"))
    words = ngettext("with %(n)d other person", "with %(n)d other people", guests)
    return words % {"n": guests}
