"""What the agenda holds of somebody: how long, how they get it, and how it is forgotten."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.actions.take_part import leave_everything
from events.models import Followed, Participation
from events.words import when_words
from people import personal_data, retention
from people.models import User
from people.personal_data import AT_ONCE, Farewell, Part

AFTER_IT = retention.Term(_("30 days after the activity"), "events.tasks.forget_who_came")


def parts(user: User) -> Iterable[Part]:
    """What one takes part in, and what one keeps."""
    yield Part(
        "activities",
        _("Activities you take part in"),
        {
            "activity": _("Activity"),
            "when": _("When"),
            "state": _("State"),
            "guests": _("Brings along"),
            "answer": _("Your answer to the question"),
            "asked": _("Signed up"),
        },
        lambda: _parties(user),
    )
    kept = Followed.objects.filter(person=user).order_by("pk")
    yield Part(
        "kept-activities",
        _("Activities you keep"),
        {"activity": _("Activity")},
        personal_data.values(kept, activity="series__page__title"),
    )


def _parties(user: User) -> Iterator[dict]:
    mine = Participation.objects.filter(person=user).select_related(
        "series__page", "occurrence__series"
    )
    for party in mine.order_by("asked_at", "pk").iterator(AT_ONCE):
        date = party.occurrence
        yield {
            "activity": party.series.page.title if party.series.page else "",
            "when": when_words(date.local_start, date.local_end, date.all_day)
            if date
            else str(_("the whole series")),
            "state": party.get_state_display(),
            "guests": party.guests,
            "answer": party.answer,
            "asked": party.asked_at,
        }


def erase(farewell: Farewell) -> None:
    """Seats go to the queue; that somebody came stays for the figures, without who it was."""
    leave_everything(farewell.user, farewell.now)
    Participation.objects.filter(person=farewell.user).update(person=None, language="")


def duties(user: User) -> Iterable[str]:
    """Activities for which people count on this person."""
    if Participation.objects.filter(person=user).coming(timezone.now()).exists():
        yield str(_("You signed up for activities. Your seats go to others."))


def register() -> None:
    """Take part in exports, erasures and the table of terms."""
    personal_data.register("events", export=parts, erase=erase, duties=duties)
    retention.keeps(
        _("That you take part in an activity, so that there is a seat and you hear of changes."),
        AFTER_IT,
        {"events.Participation": "person name email phone answer language link_print added_by"},
    )
    retention.keeps(
        _("Activities that you keep, and the calendar address that only you know."),
        retention.ACCOUNT,
        {"events.Followed": "person", "events.PersonalFeed": "person query token_hash"},
    )
    retention.keeps(
        _("Who follows a partner's calendar or handed in a file, so that colleagues can ask."),
        retention.ACCOUNT,
        {"events.PartnerFeed": "made_by", "events.FeedReport": "by file_name"},
    )
    retention.keeps(
        _("Whom to ask about an activity, so that you can reach somebody."),
        retention.ON_THE_SITE,
        {"events.EventPage": "contact_name contact_phone contact_email"},
    )
    retention.keeps(
        _("Who moved or called off a date, so that colleagues can ask."),
        retention.Term(_("two years"), "events.tasks.forget_who_changed"),
        {"events.DateChange": "made_by"},
    )
    editors, machine = "editors write it for everybody", "reckoned by a machine"
    for model, fields, because in (
        ("EventCategory", "name slug", editors),
        ("Closure", "name", editors),
        ("Series", "zone rule skipped languages timing_print content_print", machine),
        ("EventAddress", "language slug", machine),
        ("DateChange", "reason", editors),
        ("EventIndexPage", "introduction", editors),
        ("Place", "name slug street postcode city directions", editors),
        (
            "EventPage",
            "introduction online_link price for_whom languages zone rule question",
            editors,
        ),
        ("Occurrence", "slug reason", editors),
        ("Told", "what", machine),
        ("PartnerFeed", "name address languages reason etag last_modified print", editors),
        ("FeedReport", "lines notes", "titles of what an organisation announces in public"),
        (
            "FeedActivity",
            "uid recurrence_id title url prints changes applied",
            "what an organisation announces in public",
        ),
    ):
        retention.not_personal(f"events.{model}", fields, because=because)
