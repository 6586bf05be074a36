"""This date and all later: the old series ends, a new one goes on, and nobody loses a date."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date
from events.actions.continue_series import continue_series
from events.actions.personal_feed import follow
from events.ical.personal import personal_series
from events.models import (
    Closure,
    Continuation,
    DateChange,
    EventPage,
    Followed,
    Joining,
    Occurrence,
    Participation,
    Series,
    State,
)
from people.models import OutgoingMail
from tests.events.factories import make_event
from tests.events.parties import party
from tests.events.test_admin import answers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WEEKLY = "FREQ=WEEKLY;BYDAY=MO"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def admin(chief_editor, client) -> Client:
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def date_of(page: EventPage, slug: str) -> Occurrence:
    return Occurrence.objects.select_related("series").get(
        series_id=page.translation_key, slug=slug
    )


def in_feed(path: str = "/agenda/agenda.ics") -> list[tuple[str, datetime]]:
    """UID and start of every date of a quarter, as a calendar program reads them."""
    calendar = icalendar.Calendar.from_ical(Client().get(path).content)
    found = recurring_ical_events.of(calendar).between(date(2026, 3, 1), date(2026, 6, 1))
    return sorted((str(e["UID"]), e["DTSTART"].dt) for e in found)


def on_page(site) -> list[datetime]:
    dates = Occurrence.objects.of(site).filter(start__lt=datetime(2026, 6, 1, tzinfo=UTC))
    return sorted(dates.values_list("start", flat=True))


def starts(pairs) -> list[datetime]:
    return sorted(start.astimezone(UTC) for _uid, start in pairs)


def entry(path: str) -> icalendar.Event:
    return icalendar.Calendar.from_ical(Client().get(path).content).walk("VEVENT")[0]


def publish(draft: EventPage, **changes) -> EventPage:
    page = draft.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_an_editor_changes_the_later_half_of_a_series(admin, site):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY, where="living_room")
    uid, before = str(entry(f"{soup.url}event.ics")["UID"]), in_feed()
    door = reverse("events_admin:continue", args=[soup.pk, "2026-03-16"])
    assert door in admin.get(reverse("events_admin:dates", args=[soup.pk])).content.decode()
    assert "alle latere" in admin.get(door).content.decode()
    answer = admin.post(door)
    draft = EventPage.objects.exclude(pk=soup.pk).get()
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (answer.status_code, answer["Location"]) == (302, edit)
    assert in_feed() == before
    assert starts(before) == on_page(site)
    assert admin.get(door)["Location"] == edit
    assert edit in admin.get(reverse("events_admin:dates", args=[soup.pk])).content.decode()
    form = admin.get(edit).context["form"]
    assert form.schedule_form["first_day"].initial == date(2026, 3, 16)
    sent = answers(
        title="Soep op dinsdag", slug=draft.slug, introduction="We koken samen.",
        **{
            "when-first_day": "2026-03-17", "when-first_time": "19:00",
            "when-last_time": "20:30", "when-weekdays": ["1"],
        },
    )  # fmt: skip
    answer = admin.post(edit, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    assert starts(in_feed()) == on_page(site)
    assert [f"{start:%d-%m %H}" for start in on_page(site)][:4] == [
        "02-03 16", "09-03 16", "17-03 18", "24-03 18",
    ]  # fmt: skip
    old = entry(f"{soup.url}event.ics")
    assert (str(old["UID"]), old["SEQUENCE"]) == (uid, 1)
    assert "UNTIL=20260309T160000Z" in old.to_ical().decode()
    assert entry(f"{draft.url}event.ics")["UID"] != uid
    html = Client().get(soup.url).content.decode()
    assert "Vanaf 17 maart op een ander tijdstip" in html
    assert f'href="/agenda/{draft.slug}/"' in html
    assert "Elke maandag, tot en met 9 maart 2026" in html
    html = Client().get(draft.url).content.decode()
    assert "Voor 17 maart was het op een ander tijdstip" in html
    assert f'href="/agenda/{soup.slug}/"' in html


def test_nothing_changes_when_the_later_half_stays_as_it_was(site, chief_editor):
    soup = make_event(
        site,
        "2026-03-02 17:00",
        rule=f"{WEEKLY};COUNT=10",
        extra=["2026-03-05", "2026-04-01 20:00"],
    )
    cancel_date(date_of(soup, "2026-03-23"), "Ziek", None, NOW)
    moved = date_of(soup, "2026-03-30")
    move_date(moved, datetime(2026, 3, 31, 12), timedelta(hours=1), "", None, None, NOW)
    page_before, feed_before = on_page(site), starts(in_feed())
    numbers = set(Occurrence.objects.values_list("pk", flat=True))
    draft = continue_series(date_of(soup, "2026-03-16"), chief_editor)
    new = publish(draft)
    assert on_page(site) == page_before
    assert starts(in_feed()) == feed_before
    assert set(Occurrence.objects.values_list("pk", flat=True)) == numbers
    assert set(DateChange.objects.values_list("series", flat=True)) == {new.translation_key}
    assert "gaat het hier verder" in Client().get(soup.url).content.decode()
    build_series(soup.translation_key, NOW + timedelta(days=1))
    assert on_page(site) == page_before


def test_decisions_about_later_dates_follow_the_new_hour(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    cancel_date(date_of(soup, "2026-03-09"), "Eerder", None, NOW)
    cancel_date(date_of(soup, "2026-03-23"), "De kok is ziek.", None, NOW)
    draft = continue_series(date_of(soup, "2026-03-16"), chief_editor)
    new = publish(draft, start_local=datetime(2026, 3, 16, 19))
    assert date_of(soup, "2026-03-09").is_cancelled
    later = date_of(new, "2026-03-23")
    assert (later.is_cancelled, later.reason) == (True, "De kok is ziek.")
    assert later.original_start == datetime(2026, 3, 23, 19)
    assert starts(in_feed()) == on_page(site)


def test_a_decision_that_fits_no_more_is_shown_to_the_editor(admin, site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    cancel_date(date_of(soup, "2026-03-23"), "De kok is ziek.", None, NOW)
    draft = continue_series(date_of(soup, "2026-03-16"), chief_editor)
    new = publish(draft, start_local=datetime(2026, 3, 17, 17), rule="FREQ=WEEKLY;BYDAY=TU")
    html = admin.get(reverse("events_admin:dates", args=[new.pk])).content.decode()
    assert "De kok is ziek." in html
    assert starts(in_feed()) == on_page(site)


def test_addresses_of_single_dates_lead_to_where_they_are_now(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    new = publish(continue_series(date_of(soup, "2026-03-16"), chief_editor))
    answer = Client().get(f"{soup.url}2026-03-23/")
    assert (answer.status_code, answer["Location"]) == (302, f"/agenda/{new.slug}/2026-03-23/")
    assert Client().get(answer["Location"]).status_code == 200
    assert Client().get(f"{soup.url}2026-03-23.ics").status_code == 200
    assert Client().get(f"{soup.url}2026-03-09/").status_code == 200
    for never in ("2026-03-24", "x", "%0a"):
        assert Client().get(f"{soup.url}{never}/").status_code == 404


def test_loose_days_split_too(site, chief_editor):
    page = make_event(
        site, "2026-03-02 17:00", extra=["2026-03-05", "2026-03-12 20:00", "2026-03-19"]
    )
    before = on_page(site)
    new = publish(continue_series(date_of(page, "2026-03-12"), chief_editor))
    assert on_page(site) == before
    assert starts(in_feed()) == before
    assert [str(e.time) for e in new.extra_dates.all()] == ["17:00:00"]


def test_every_language_goes_along_and_goes_live_together(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    english = soup.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Soup on Monday"
    english.save_revision().publish()
    draft = continue_series(date_of(soup, "2026-03-16"), chief_editor)
    other = EventPage.objects.get(translation_key=draft.translation_key, locale=english.locale)
    assert (other.title, other.live, draft.live) == ("Soup on Monday", False, False)
    new = publish(draft, start_local=datetime(2026, 3, 16, 19))
    other.refresh_from_db()
    assert (other.live, other.start_local) == (True, new.start_local)
    assert "From 16 March on at another time" in Client().get(english.url).content.decode()
    uids = {uid for uid, _start in in_feed("/en/agenda/agenda.ics")}
    assert uids == {uid for uid, _start in in_feed()}
    assert starts(in_feed("/en/agenda/agenda.ics")) == on_page(site)


def test_a_part_in_the_middle_ends_where_the_last_one_begins(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    before = on_page(site)
    last = publish(continue_series(date_of(soup, "2026-04-13"), chief_editor))
    middle = publish(continue_series(date_of(soup, "2026-03-23"), chief_editor))
    assert on_page(site) == before
    assert starts(in_feed()) == before
    html = Client().get(middle.url).content.decode()
    assert f'href="/agenda/{soup.slug}/"' in html
    assert f'href="/agenda/{last.slug}/"' in html
    answer = Client().get(f"{soup.url}2026-04-20/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/agenda/{last.slug}/2026-04-20/"


def test_what_follows_the_activity_follows_the_later_half(site, chief_editor, resident):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    follow(resident, site, soup.translation_key)
    new = publish(continue_series(date_of(soup, "2026-03-16"), chief_editor))
    kept = set(Followed.objects.by(resident, site).values_list("series_id", flat=True))
    assert kept == {soup.translation_key, new.translation_key}


def test_who_follows_one_activity_goes_along(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    address = f"{soup.url}event.ics"
    before = starts(in_feed(address))
    new = publish(continue_series(date_of(soup, "2026-03-16"), chief_editor))
    last = publish(continue_series(date_of(new, "2026-04-13"), chief_editor))
    assert starts(in_feed(address)) == before
    assert len({uid for uid, _start in in_feed(address)}) == 3
    assert len({uid for uid, _start in in_feed(f"{last.url}event.ics")}) == 1


def test_the_form_of_the_old_half_says_that_it_ends(admin, site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    edit = reverse("wagtailadmin_pages:edit", args=[soup.pk])
    continue_series(date_of(soup, "2026-03-16"), chief_editor)
    assert "neemt een andere activiteit" not in admin.get(edit).content.decode()
    publish(EventPage.objects.exclude(pk=soup.pk).get())
    assert "16 maart 2026 neemt een andere activiteit" in admin.get(edit).content.decode()


def test_ten_lessons_stay_ten_lessons_with_a_holiday(site, chief_editor):
    Closure.objects.create(
        site=site, name="Vrij", first_day=date(2026, 3, 9), last_day=date(2026, 3, 10)
    )
    page = make_event(site, "2026-03-02 17:00", rule=f"{WEEKLY};COUNT=10", skips_closures=True)
    before = on_page(site)
    assert len(before) == 10
    new = publish(continue_series(date_of(page, "2026-03-23"), chief_editor))
    assert new.rule == "FREQ=WEEKLY;COUNT=8;BYDAY=MO"
    assert on_page(site) == before
    assert starts(in_feed()) == before


def test_a_draft_that_is_thrown_away_leaves_the_series_whole(site, chief_editor):
    soup = make_event(site, "2026-03-02 17:00", rule=WEEKLY)
    before = in_feed()
    continue_series(date_of(soup, "2026-03-16"), chief_editor).delete()
    assert not Continuation.objects.exists()
    assert in_feed() == before
    assert Series.objects.get().sequence == 0


@pytest.mark.parametrize(
    ("slug", "words"), [("2026-03-02", "eerste datum"), ("2026-03-18", "losse dag")]
)
def test_where_nothing_can_go_on_the_editor_hears_why(admin, site, slug, words):
    page = make_event(
        site, "2026-03-02 17:00", rule=WEEKLY, extra=["2026-03-18"], where="living_room"
    )
    for method in ("get", "post"):
        door = reverse("events_admin:continue", args=[page.pk, slug])
        answer = getattr(admin, method)(door, follow=True)
        assert words in answer.content.decode()
    assert EventPage.objects.count() == 1


def test_who_may_not_publish_and_who_is_of_elsewhere_cannot(editor, outsider, site):
    page = make_event(site, "2026-03-02 17:00", rule=WEEKLY, owner=editor)
    door = reverse("events_admin:continue", args=[page.pk, "2026-03-16"])
    for user in (editor, outsider):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.post(door).status_code in (302, 403, 404)
    assert EventPage.objects.count() == 1


def test_who_takes_part_later_comes_along_and_is_told_of_another_time(site, resident, neighbour):
    page = make_event(site, "2026-03-02 10:00", rule=WEEKLY, joining=Joining.DATES)
    before, later = (party(page, day, person=resident) for day in ("2026-03-09", "2026-03-23"))
    visitor = party(page, "2026-03-23", name="Ans", email="ans@example.org")
    whole = party(page, person=neighbour, guests=1)
    draft = continue_series(date_of(page, "2026-03-16"), None)
    assert not OutgoingMail.objects.exists(), "a draft tells nobody anything"
    new = publish(draft, start_time=time(14))
    for each in (before, later, visitor, whole):
        each.refresh_from_db()
    assert before.series_id == whole.series_id == page.translation_key
    assert later.series_id == visitor.series_id == new.translation_key
    assert later.occurrence.slug == "2026-03-23"
    assert timezone.localtime(later.occurrence.start).hour == 14
    in_both = Participation.objects.get(series=new.translation_key, occurrence=None)
    assert (in_both.person, in_both.guests, in_both.state) == (neighbour, 1, State.CONFIRMED)
    mails = dict(OutgoingMail.objects.values_list("to", "body"))
    assert set(mails) == {resident.email, "ans@example.org", neighbour.email}
    assert all("14.00" in body for body in mails.values())
    secret = re.search(r"/meedoen/([\w-]+)/", mails["ans@example.org"]).group(1)
    assert Client().get(reverse("events:party", args=[secret])).status_code == 200
    shown = set(personal_series(neighbour, site).values_list("key", flat=True))
    assert shown == {page.translation_key, new.translation_key}
