"""What somebody tells about themselves."""

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from neighbourhoods.text import clean_text
from people.faces import FACES
from people.forms.door import CALLED_LENGTH
from people.models import Membership, Profile, User, Visibility


class AboutMeForm(forms.Form):
    """The name to be called by, the language of mails and pages, and a face."""

    called = forms.CharField(
        label=_("What may we call you?"),
        error_messages={"required": _("Fill in a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "maxlength": CALLED_LENGTH}),
    )
    avatar = forms.ChoiceField(
        label=_("Choose a face"),
        help_text=_("Everybody sees it beside your name. You may also leave it."),
        choices=FACES,
        required=False,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("In which language do we write to you?"), widget=forms.RadioSelect
    )

    def __init__(self, *args, member: Membership, codes: list[str], **kwargs) -> None:
        self.member = member
        user: User = member.user
        kwargs["initial"] = {
            "called": user.called,
            "language": user.language,
            "avatar": member.profile.avatar,
        }
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [
            (code, get_language_info(code)["name_local"].capitalize())
            for code in dict.fromkeys([*codes, user.language])
        ]

    def clean_called(self) -> str:
        """A name of one line."""
        return clean_text(self.cleaned_data["called"], CALLED_LENGTH, single_line=True)

    def save(self) -> None:
        """Write it to the person and to the profile in this neighbourhood."""
        user, profile = self.member.user, self.member.profile
        user.called, user.language = self.cleaned_data["called"], self.cleaned_data["language"]
        user.save(update_fields=["called", "language"])
        profile.avatar = self.cleaned_data["avatar"]
        profile.save(update_fields=["avatar"])


class ProfileForm(forms.ModelForm):
    """The page in the book of faces."""

    class Meta:
        model = Profile
        fields = ["about", "languages", "offers", "seeks", "visibility"]
        labels = {
            "about": _("Something about you"),
            "languages": _("Which languages do you speak?"),
            "offers": _("I can help with"),
            "seeks": _("I am looking for"),
            "visibility": _("Who may see this?"),
        }
        help_texts = {
            "languages": _("With commas between them: Dutch, Turkish."),
            "offers": _("For instance: cycling, forms, cooking for a large table."),
            "seeks": _("For instance: somebody to walk with, or to practise Dutch."),
        }
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            "languages": forms.TextInput(attrs={"dir": "auto"}),
            "offers": forms.TextInput(attrs={"dir": "auto"}),
            "seeks": forms.TextInput(attrs={"dir": "auto"}),
            "visibility": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = [
            (Visibility.NOBODY, _("Nobody. I am not in the book of faces.")),
            (Visibility.RESIDENTS, _("Neighbours who are signed in. Never the whole internet.")),
        ]
        # Too long is said in words by clean(), with how much; the browser must not cut it off.
        for field in self.fields.values():
            field.max_length = None
            field.validators = []
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict:
        """Every text as plain text of bounded length."""
        cleaned = super().clean()
        for name, single_line in [
            ("about", False),
            ("languages", True),
            ("offers", True),
            ("seeks", True),
        ]:
            if cleaned.get(name, "").strip():
                longest = Profile._meta.get_field(name).max_length
                try:
                    cleaned[name] = clean_text(cleaned[name], longest, single_line)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return cleaned
