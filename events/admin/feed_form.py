"""The forms of partners' calendars in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale, Site

from events.models import EventCategory, PartnerFeed, Place
from events.spoken import SPOKEN, pack, unpack
from partners.models import Organisation

LARGEST = 5 * 1024 * 1024  # bytes


class PartnerFeedForm(WagtailAdminModelForm):
    """Offers what belongs to one neighbourhood; an address is new there only once."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For new drafts."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        feed = self.instance
        self.initial["languages"] = unpack(feed.languages)
        offered = {
            "organisation": Organisation.objects.all(),
            "category": EventCategory.objects.filter(locale=Locale.get_default()),
            "place": Place.objects.all(),
        }
        for name, choices in offered.items():
            self.fields[name].queryset = choices.filter(site=feed.site_id)
        if feed.pk and feed.is_of_files:
            for name in ("organisation", "address", "is_active"):
                del self.fields[name]
        else:
            self.fields["address"].required = True

    def clean_languages(self) -> str:
        """As they are stored."""
        return pack(self.cleaned_data["languages"])

    def clean_address(self) -> str:
        """Nobody is asked twice for the same calendar."""
        address = self.cleaned_data["address"].strip()
        same = PartnerFeed.objects.filter(site=self.instance.site_id, address=address)
        if address and same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("We follow this calendar already."))
        return address

    def save(self, commit: bool = True) -> PartnerFeed:
        """Another address is another calendar: what we knew of the server is forgotten."""
        if "address" in self.changed_data:
            self.instance.forget_answer()
        return super().save(commit)


class FileForm(forms.Form):
    """A calendar as a file, by hand."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Whose calendar is it?"), queryset=Organisation.objects.none()
    )
    calendar = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "A calendar file, which mostly ends in .ics. In Google Calendar, Outlook and Apple "
            "Calendar you make one with “export”. 5 MB at most."
        ),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("This file is empty. Export the calendar once more."),
        },
    )
    is_complete = forms.BooleanField(
        label=gettext_lazy("All activities of this organisation are in this file"),
        required=False,
        help_text=gettext_lazy(
            "Then we take off the site what came in as a file before and is not in it now."
        ),
    )

    def __init__(self, *args, site: Site, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(site=site)

    def clean_calendar(self):
        """Not too large to read."""
        calendar = self.cleaned_data["calendar"]
        if calendar.size > LARGEST:
            raise ValidationError(
                _("This file is larger than 5 MB. Export a shorter period, such as one year.")
            )
        return calendar
