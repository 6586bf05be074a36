"""Writing a notice, answering one, closing one. Residents' words come out as plain text."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from board.kinds import Kind
from board.models import Notice, NoticePicture
from board.models.picture import LARGE, MAX_SIDE, SMALL
from board.rules import Rule
from neighbourhoods.key_field import KeyField
from neighbourhoods.pictures import CleanPicture, PictureRefused, clean_picture
from neighbourhoods.text import LINK, clean_text

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif"
MOST_EUROS = Decimal("9999.99")
AMOUNT = re.compile(
    r"^(?:€|eur(?:o)?)?\s*(\d{1,6})(?:[.,](\d{1,2}|-))?\s*(?:€|eur(?:o)?)?$", re.IGNORECASE
)


class SeveralFiles(forms.ClearableFileInput):
    """A file field for more than one picture."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name) -> list[UploadedFile]:
        """All files that were sent under this name."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class GoodPicture(NamedTuple):
    """A picture in two sizes, and its `place` among the files that were sent: refused ones count."""

    large: CleanPicture
    small: CleanPicture
    place: int


class PicturesField(forms.FileField):
    """Each picture cleaned; those that are refused become errors, the others stand in `good`."""

    widget = SeveralFiles(attrs={"accept": ACCEPT, "multiple": True})
    good: list[GoodPicture] = []

    def clean(self, data, initial=None) -> list[GoodPicture]:
        """Those that could be read, with their place among all that were sent."""
        self.good, errors = [], []
        for place, uploaded in enumerate(data or []):
            try:
                large = clean_picture(uploaded, MAX_SIDE[LARGE])
                small = clean_picture(large.file, MAX_SIDE[SMALL])
                large.file.seek(0)
                self.good.append(GoodPicture(large, small, place))
            except PictureRefused as refused:
                errors.append(
                    f"{uploaded.name}: {refused.messages[0]}"
                    if len(data) > 1
                    else refused.messages[0]
                )
        if errors:
            raise ValidationError(errors)
        return self.good


class NoticeForm(forms.ModelForm):
    """A notice with its pictures.

    Args:
        rule: what this member's step allows.
    """

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is about.")},
    )
    title = forms.CharField(
        label=gettext_lazy("In a few words"),
        strip=False,
        widget=forms.TextInput(attrs={"maxlength": 60, "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write in a few words what it is about.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Tell more about it"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1500, "dir": "auto"}),
    )
    price = forms.CharField(
        label=gettext_lazy("What does it cost?"),
        required=False,
        help_text=gettext_lazy("In euros. Leave it empty when it is free."),
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 12}
        ),
    )
    corner = forms.CharField(
        label=gettext_lazy("Where in the neighbourhood?"),
        required=False,
        strip=False,
        help_text=gettext_lazy("A street or a square. No house number."),
        widget=forms.TextInput(attrs={"maxlength": 40, "autocomplete": "off", "dir": "auto"}),
    )
    pictures = PicturesField(label=gettext_lazy("Picture"), required=False)
    key = KeyField()

    class Meta:
        model = Notice
        fields = ["kind", "title", "text", "price", "corner", "language"]

    def __init__(self, *args, rule: Rule, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        self.good_pictures: list[GoodPicture] = []
        self.fields["language"].label = _("In which language did you write it?")
        self.fields["pictures"].help_text = ngettext(
            "%(most)d picture, 10 MB at most.",
            "At most %(most)d pictures, 10 MB each.",
            rule.pictures,
        ) % {"most": rule.pictures}
        if rule.pictures == 1:
            self.fields["pictures"].widget = SeveralFiles(attrs={"accept": ACCEPT})
        if self.instance.price is not None and not self.is_bound:
            self.initial["price"] = f"{self.instance.price:f}".replace(".", ",").removesuffix(",00")

    def clean_title(self) -> str:
        """One line of plain text."""
        return self._plain("title", 60, single_line=True)

    def clean_text(self) -> str:
        """Plain text; may be empty."""
        return self._plain("text", 1500)

    def clean_corner(self) -> str:
        """One line of plain text; may be empty."""
        return self._plain("corner", 40, single_line=True)

    def _plain(self, name: str, most: int, single_line: bool = False) -> str:
        required = self.fields[name].required
        try:
            text = clean_text(self.cleaned_data[name], most, single_line)
        except ValidationError as error:
            if error.code != "empty":
                raise
            if required:
                raise ValidationError(self.fields[name].error_messages["required"]) from error
            return ""
        if not self.rule.links and LINK.search(text):
            raise ValidationError(
                _("You are new here: you can't post web addresses yet. Take it out, please.")
            )
        return text

    def clean_price(self) -> Decimal | None:
        """An amount as people write it: 5, 5,50 or € 5,-."""
        text = " ".join(self.cleaned_data["price"].split())
        if not text:
            return None
        match = AMOUNT.match(text)
        if not match:
            raise ValidationError(_("Write an amount in euros, such as 5 or 7,50."))
        try:
            amount = Decimal(f"{match.group(1)}.{(match.group(2) or '0').replace('-', '0')}")
        except InvalidOperation as error:
            raise ValidationError(_("Write an amount in euros, such as 5 or 7,50.")) from error
        if amount > MOST_EUROS:
            raise ValidationError(_("That is too much for this board."))
        return amount or None

    def _clean_fields(self) -> None:
        super()._clean_fields()
        self.good_pictures = self.fields["pictures"].good

    def clean(self) -> dict:
        """Not more pictures than allowed; a price only where it makes sense."""
        data = super().clean()
        room = max(0, self.rule.pictures - len(self.kept_pictures()))
        if len(self.good_pictures) > room:
            self.good_pictures = self.good_pictures[:room]
            most = self.rule.pictures
            self.add_error(
                "pictures",
                ngettext(
                    "You can add %(most)d picture. We kept the first one.",
                    "You can add %(most)d pictures. We kept the first ones.",
                    most,
                )
                % {"most": most},
            )
        if "kind" in data and not Kind(data["kind"]).may_cost:
            data["price"] = None
        return data

    def kept_pictures(self) -> list[NoticePicture]:
        """Pictures that were already there and are not ticked to go."""
        return [picture for picture in self.stored_pictures() if not picture.is_ticked]

    def stored_pictures(self) -> list[NoticePicture]:
        """Pictures that were there before, as the form shows them: with `alt` as typed, and `is_ticked`
        when they are to go. A staged one counts when the form that was sent showed it."""
        if not self.instance.pk:
            return []
        if not self.is_bound:
            return list(self.instance.pictures.all())
        gone = set(self.data.getlist("remove"))
        stored = []
        for picture in self.instance.every_picture:
            if picture.staged_at is None or f"alt_{picture.pk}" in self.data:
                picture.alt = self.alt_of(picture)
                picture.is_ticked = str(picture.pk) in gone
                stored.append(picture)
        return stored

    def alt_texts(self) -> list[str]:
        """What is to be seen on each new picture, in the order of the files."""
        return [_alt(value) for value in self.data.getlist("alt_new")]

    def alt_of(self, picture: NoticePicture) -> str:
        """What was typed for a stored picture."""
        return _alt(self.data.get(f"alt_{picture.pk}", picture.alt))


def _alt(value: str) -> str:
    try:
        return clean_text(value[:400], 200, single_line=True)
    except ValidationError:
        return ""


class ReplyForm(forms.Form):
    """A message to the author of a notice, or back to a neighbour."""

    text = forms.CharField(
        label=gettext_lazy("Your message"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write a message first.")},
    )
    key = KeyField()

    def clean_text(self) -> str:
        """Plain text."""
        try:
            return clean_text(self.cleaned_data["text"], 1000)
        except ValidationError as error:
            if error.code != "empty":
                raise
            raise ValidationError(self.fields["text"].error_messages["required"]) from error


class CloseForm(forms.Form):
    """Did it work out?"""

    succeeded = forms.ChoiceField(
        label=gettext_lazy("Did it work out?"),
        choices=[
            ("yes", gettext_lazy("Yes, it worked out")),
            ("no", gettext_lazy("No, not this time")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose yes or no.")},
    )
    thanks = forms.CharField(
        label=gettext_lazy("A word of thanks"),
        required=False,
        strip=False,
        help_text=gettext_lazy("It stands on the board for two weeks."),
        widget=forms.TextInput(attrs={"maxlength": 200, "dir": "auto"}),
    )

    def clean_thanks(self) -> str:
        """One line of plain text; may be empty."""
        try:
            return clean_text(self.cleaned_data["thanks"], 200, single_line=True)
        except ValidationError as error:
            if error.code == "empty":
                return ""
            raise
