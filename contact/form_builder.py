"""The form on the contact page: the editors' questions, then a name and an address."""

from datetime import datetime

from django import forms
from django.core import signing
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder

from neighbourhoods.text import clean_text

LONGEST_LINE, LONGEST_TEXT, LONGEST_NAME = 255, 4000, 80
SIGNED_AS = "contact.opened"
QUICKEST = 3  # seconds; nobody reads and fills in a form faster
SKEW = 300  # seconds that a clock may jump back

EMPTY = _("This is still empty.")
ONCE_MORE = _(
    "Your question is not sent yet. Look at it once more and press the button again. Thank you!"
)


class EditorsFields(FormBuilder):
    """Wagtail's builder, with our words and bounds."""

    def get_field_options(self, field) -> dict:
        """A required field that is left empty is told so in words."""
        return super().get_field_options(field) | {"error_messages": {"required": EMPTY}}

    def create_singleline_field(self, field, options):
        """One line in any script."""
        return forms.CharField(widget=forms.TextInput(attrs={"dir": "auto"}), **options)

    def create_multiline_field(self, field, options):
        """Several lines in any script."""
        return forms.CharField(widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}), **options)

    def create_dropdown_field(self, field, options):
        """A list that starts at "choose": nobody sends what they did not choose."""
        choices = [("", _("Choose from the list")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(**options, choices=choices)

    def create_date_field(self, field, options):
        """A day, with the device's own way to choose one."""
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **options)


class ContactForm(forms.Form):
    """Name, address and two quiet guards against machines. Built with more fields by `form_for`."""

    name = forms.CharField(
        label=_("Your name"),
        error_messages={"required": _("Fill in your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Without an address we can't mail you back. Then come by or call."),
        error_messages={
            "invalid": _("This is not an e-mail address. It looks like naam@voorbeeld.nl.")
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, now: datetime, **kwargs) -> None:
        self.now = now
        super().__init__(*args, **kwargs)
        self.own = [name for name in self.fields if name.startswith("vraag_")]
        self.order_fields([*self.own, "name", "email"])
        for name in [*self.own, "name"]:  # clean_text takes invisible signs out, without a word
            self.fields[name].validators = [
                check
                for check in self.fields[name].validators
                if not isinstance(check, ProhibitNullCharactersValidator)
            ]
        self.fields["opened"].initial = signing.dumps(int(now.timestamp()), salt=SIGNED_AS)

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that people see."""
        return [self[name] for name in [*self.own, "name", "email"]]

    def clean_name(self) -> str:
        """A name of one line."""
        return clean_text(self.cleaned_data["name"], LONGEST_NAME, single_line=True)

    def clean(self) -> dict:
        """Bound every text; then, if all else is well, look whether this is a person."""
        cleaned = super().clean()
        for name in self.own:
            value = cleaned.get(name)
            if isinstance(value, str) and value.strip():
                line = not isinstance(self.fields[name].widget, forms.Textarea)
                longest = LONGEST_LINE if line else LONGEST_TEXT
                try:
                    cleaned[name] = clean_text(value, longest, single_line=line)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        if not self.errors and (cleaned.get("website") or self._too_quick()):
            raise forms.ValidationError(ONCE_MORE, code="machine")
        return cleaned

    def answers(self) -> list[dict[str, str]]:
        """What was answered to the editors' questions, with the questions."""
        found = []
        for name in self.own:
            value = self.cleaned_data.get(name)
            if isinstance(value, list):
                value = ", ".join(value)
            elif isinstance(value, bool):
                value = str(_("yes")) if value else ""
            if value not in (None, ""):
                found.append({"label": str(self.fields[name].label), "value": str(value)})
        return found

    def again(self) -> "ContactForm":
        """The same form with what was typed, the guards set anew."""
        self.data = self.data.copy()
        self.data["website"] = ""
        self.data["opened"] = self.fields["opened"].initial
        return self

    def _too_quick(self) -> bool:
        try:
            opened = signing.loads(self.cleaned_data.get("opened", ""), salt=SIGNED_AS)
        except signing.BadSignature:
            return True
        return -SKEW < self.now.timestamp() - opened < QUICKEST


def form_for(page, data=None, *, now: datetime) -> ContactForm:
    """The form of a contact page, empty or with what was sent."""
    fields = EditorsFields(list(page.form_fields.all())).formfields or {"vraag": _only_question()}
    own = {f"vraag_{name}": field for name, field in fields.items()}
    return type("PageContactForm", (ContactForm,), own)(data, now=now)


def _only_question() -> forms.CharField:
    return forms.CharField(
        label=_("Your question"),
        error_messages={"required": EMPTY},
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}),
    )
