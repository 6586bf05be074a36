"""The form of an activity in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Locale

from events.admin.schedule_form import ScheduleForm, answers_of
from events.models.category import EventCategory
from events.models.closure import Closure
from events.models.place import Place
from events.models.series import Where
from events.spoken import SPOKEN, pack, unpack
from partners.models import Organisation


class EventPageForm(WagtailAdminPageForm):
    """What Wagtail asks, with our plain questions about when in a form of their own beside it."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Media:
        css = {"all": ["css/admin/schedule.css"]}
        js = [Script("js/admin/schedule.js", type="module")]

    def __init__(self, data=None, files=None, *args, **kwargs) -> None:
        super().__init__(data, files, *args, **kwargs)
        page = self.instance
        self.initial["languages"] = unpack(page.languages)
        self.site = page.get_site() if page.pk else None
        if self.site is None and self.parent_page is not None:
            self.site = self.parent_page.get_site()
        self._offer_own_choices()
        answers, kept = answers_of(
            page.start_local, page.length, page.all_day, page.rule, page.skips_closures,
            has_extra=bool(page.extra_dates.all()),
        )  # fmt: skip
        self.schedule_form = ScheduleForm(
            data,
            prefix="when",
            initial=answers,
            kept_rule=kept,
            zone=page.zone,
            closures=Closure.objects.days(self.site) if self.site else None,
        )

    def _offer_own_choices(self) -> None:
        """Only what belongs to this neighbourhood can be chosen."""
        offered = {
            "category": EventCategory.objects.filter(locale=Locale.get_default()),
            "place": Place.objects.all(),
            "organisation": Organisation.objects.all(),
        }
        for name, choices in offered.items():
            if name in self.fields:
                self.fields[name].queryset = choices.filter(site=self.site)

    def clean_languages(self) -> str:
        """As they are stored."""
        return pack(self.cleaned_data["languages"])

    def clean(self) -> dict:
        """What one field cannot see: place, price and when."""
        data = super().clean()
        if not self.is_deferred_validation:
            self._check_where(data)
        self._take_schedule()
        return data

    def _check_where(self, data: dict) -> None:
        where = data.get("where")
        if where == Where.PLACE and "place" in self.fields and not data.get("place"):
            self.add_error("place", _("Choose a place, or say that it is online."))
        if where == Where.ONLINE and "online_link" in self.fields and not data.get("online_link"):
            self.add_error("online_link", _("Where do people click to join? Paste the link."))
        if "price" in self.fields and not data.get("is_free") and not data.get("price"):
            self.add_error("price", _("What does it cost? Or tick “free”."))

    def _take_schedule(self) -> None:
        self.schedule_form.draft = self.is_deferred_validation
        self.schedule_form.full_clean()
        if self.schedule_form.errors:
            self.add_error(
                None, ValidationError(_("Look at “When”: %(words)s") % {"words": self._trouble()})
            )
            return
        found = self.schedule_form.schedule
        page = self.instance
        if found is None:
            page.start_local, page.rule = None, ""
            return
        page.start_local, page.length, page.all_day = found.start, found.length, found.all_day
        page.rule, page.skips_closures = found.rule, found.skips_closures
        page.schedule_notes = self.schedule_form.notes

    def _trouble(self) -> str:
        return " ".join(
            f"{self.schedule_form.fields[name].label}: {' '.join(map(str, messages))}"
            for name, messages in self.schedule_form.errors.items()
            if name in self.schedule_form.fields
        )

    def has_changed(self) -> bool:
        """Also when only the answers about when changed."""
        return super().has_changed() or self.schedule_form.has_changed()
