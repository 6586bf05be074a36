"""A partner's calendar in our agenda: drafts, what follows the source and what stays ours."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import TaskState
from wagtail.rich_text import RichText

from events.actions.change_date import restore_date
from events.actions.take_in import MOST_NEW, decide_missing, take_in
from events.given import Given, prints_of
from events.ical_in.source import Note, Why
from events.models import (
    DateChange,
    EventPage,
    FeedActivity,
    FeedReport,
    Occurrence,
    PartnerFeed,
    Status,
)
from tests.events.calendars import at, cancelled, make_feed, moved, page_titled, reading, told
from tests.events.factories import make_category, make_partner, make_place

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WEEKLY = {"rule": "FREQ=WEEKLY;BYDAY=TU"}


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def feed(site, editor) -> PartnerFeed:
    return make_feed(site, by=editor)


def approve(page: EventPage, by) -> EventPage:
    """The chief editor says yes to what waits."""
    state = TaskState.objects.get(
        workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS
    )
    state.task.specific.on_action(state, by, "approve")
    page.refresh_from_db()
    return page


def taken(feed, chief_editor, *activities) -> EventPage:
    """The page of the first of `activities`, approved and live."""
    take_in(feed, reading(*activities), NOW)
    page = EventPage.objects.get(title=activities[0].title)
    return approve(page, chief_editor)


def whats(report: FeedReport) -> list[str]:
    return [line["what"] for line in report.lines]


def starts(page: EventPage) -> list[str]:
    found = Occurrence.objects.filter(series_id=page.translation_key).order_by("start")
    return [f"{date.local_start:%m-%d %H:%M}" for date in found]


def edit(page: EventPage, by, publish: bool = True, **fields) -> None:
    page = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision(user=by)
    if publish:
        revision.publish(user=by)


def test_what_is_new_becomes_a_draft_that_waits_for_the_editors(feed, editor, client):
    report = take_in(feed, reading(told(**WEEKLY)), NOW)
    page = page_titled()
    assert (report.new, report.left_out, whats(report)) == (1, 0, ["new"])
    assert (page.live, page.owner, page.organisation) == (False, editor, feed.organisation)
    assert page.introduction == "Kom oefenen. Neem een buur mee."
    assert page.start_local == at("2026-03-10 10:00")
    assert page.workflow_in_progress
    assert not Occurrence.objects.exists()
    assert "Nederlands oefenen" not in client.get("/agenda/").content.decode()


def test_after_approval_its_dates_are_those_of_the_source(feed, chief_editor, client):
    page = taken(
        feed,
        chief_editor,
        told(
            rule="FREQ=WEEKLY;COUNT=4;BYDAY=TU",
            skipped=["2026-03-17 10:00"],
            extra=["2026-03-20 14:00"],
            changes=(
                cancelled("2026-03-24 10:00"),
                moved("2026-03-31 10:00", "2026-04-01 11:00", 2),
            ),
        ),
    )
    assert page.live
    assert starts(page) == ["03-10 10:00", "03-20 14:00", "03-24 10:00", "04-01 11:00"]
    off = Occurrence.objects.get(status=Status.CANCELLED)
    assert (off.slug, off.reason) == ("2026-03-24", "Taalschool De Brug heeft dit afgezegd.")
    html = client.get(page.get_url()).content.decode()
    assert "Uit de agenda van Taalschool De Brug" in html
    calendar = Calendar.from_ical(client.get(f"{page.get_url()}event.ics").content)
    series = next(event for event in calendar.walk("VEVENT") if "RRULE" in event)
    assert [day.dt.day for day in series["EXDATE"].dts] == [17]


def test_the_same_calendar_again_changes_nothing(feed, editor):
    one = told(text="Regel een.\n\nKijk op https://debrug.example/x & kom <b>langs</b>.", **WEEKLY)
    take_in(feed, reading(one), NOW)
    page = page_titled()
    again = take_in(feed, reading(one), NOW)
    assert (whats(again), EventPage.objects.count()) == ([], 1)
    page.refresh_from_db()
    assert page.revisions.count() == 1


def test_what_stands_on_the_page_has_the_prints_of_what_was_given(feed, chief_editor):
    one = told(
        text="Eerste zin. Tweede & 'derde'.\nNog een regel\n\nhttps://debrug.example/",
        url="https://debrug.example/les",
        extra=["2026-03-12 09:00"],
        skipped=["2026-03-17 10:00"],
        **WEEKLY,
    )
    page = taken(feed, chief_editor, one)
    live = EventPage.objects.get(pk=page.pk)
    assert prints_of(live) == Given.by(one, feed).prints()
    assert prints_of(live.get_latest_revision_as_object()) == Given.by(one, feed).prints()


def test_text_of_others_cannot_bring_markup(feed):
    take_in(feed, reading(told(text="Hallo.\n\n<script>alert(1)</script> https://a.example/")), NOW)
    html = str(page_titled().body)
    assert "<script>" not in html
    assert 'href="https://a.example/"' in html


def test_kind_and_place_are_found_by_name_and_else_come_from_the_feed(site, feed, other_site):
    kind, place = make_category(site, "Taal"), make_place(site)
    make_place(other_site, "De Wereld")
    feed.category, feed.place = make_category(site, "Hulp"), make_place(site, "De zaal", street="")
    feed.save()
    report = take_in(
        feed,
        reading(
            told("a", title="A", categories=("TAAL",), location="buurthuis rosa, Kanaalstraat 123"),
            told("b", title="B"),
            told("c", title="C", location="De Wereld"),
            told("d", title="D", location="https://meet.example/abc"),
        ),
        NOW,
    )
    a, b, c, d = (page_titled(title) for title in "ABCD")
    assert (a.category, a.place) == (kind, place)
    assert (b.category, b.place) == (feed.category, feed.place)
    assert c.place is None
    assert "Waar: De Wereld" in str(c.body)
    assert (d.where, d.online_link) == ("online", "https://meet.example/abc")
    assert [line["detail"] for line in report.lines if line["what"] == "place"] == ["De Wereld"]


def test_a_draft_follows_and_still_waits(feed, chief_editor):
    take_in(feed, reading(told()), NOW)
    report = take_in(feed, reading(told(title="Praten", start="2026-03-11 11:00")), NOW)
    page = page_titled("Praten")
    assert (whats(report), report.changed) == (["words"], 1)
    assert approve(page, chief_editor).start_local == at("2026-03-11 11:00")


def test_new_words_of_a_live_page_wait_for_an_editor(feed, chief_editor):
    page = taken(feed, chief_editor, told())
    report = take_in(feed, reading(told(title="Praten")), NOW)
    page.refresh_from_db()
    assert (page.title, page.live, page.workflow_in_progress) == ("Nederlands oefenen", True, True)
    assert whats(report) == ["words"]
    assert approve(page, chief_editor).title == "Praten"


def test_a_new_time_of_a_live_page_is_seen_at_once_and_told(feed, chief_editor, editor):
    page = taken(feed, chief_editor, told(**WEEKLY))
    report = take_in(feed, reading(told(start="2026-03-10 14:00", **WEEKLY)), NOW)
    assert whats(report) == ["time"]
    assert starts(page)[0] == "03-10 14:00"
    feed.refresh_from_db()
    assert feed.has_news
    page.refresh_from_db()
    assert not page.has_unpublished_changes
    assert page.live_revision.user == editor


def test_what_an_editor_changed_stays(feed, chief_editor):
    page = taken(feed, chief_editor, told())
    edit(page, chief_editor, title="Taalcafé", body=[("text", RichText("<p>Van ons.</p>"))])
    report = take_in(
        feed, reading(told(title="Praten", text="Anders.", start="2026-03-10 12:00")), NOW
    )
    page.refresh_from_db()
    assert (page.title, page.start_local) == ("Taalcafé", at("2026-03-10 12:00"))
    assert "Van ons." in str(page.body)
    assert whats(report) == ["time", "kept"]
    assert report.lines[1]["detail"] == "title,text"


def test_a_draft_that_an_editor_is_busy_with_stays_the_newest(feed, chief_editor):
    page = taken(feed, chief_editor, told())
    edit(page, chief_editor, publish=False, for_whom="Vrouwen")
    EventPage.objects.get(pk=page.pk).get_workflow().start(page, chief_editor)
    report = take_in(feed, reading(told(title="Praten", start="2026-03-10 12:00")), NOW)
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (page.start_local, page.for_whom) == (at("2026-03-10 12:00"), "")
    assert (draft.for_whom, draft.start_local) == ("Vrouwen", at("2026-03-10 10:00"))
    assert (page.title, draft.title) == ("Nederlands oefenen", "Nederlands oefenen")
    assert page.latest_revision.user == chief_editor
    assert page.workflow_in_progress
    assert whats(report) == ["time_and_draft", "your_draft"]


def test_our_own_waiting_draft_gets_the_new_time_too(feed, chief_editor):
    page = taken(feed, chief_editor, told())
    take_in(feed, reading(told(title="Praten")), NOW)
    take_in(feed, reading(told(title="Praten", start="2026-03-10 12:00")), NOW)
    page.refresh_from_db()
    assert (page.title, page.start_local) == ("Nederlands oefenen", at("2026-03-10 12:00"))
    page = approve(page, chief_editor)
    assert (page.title, page.start_local) == ("Praten", at("2026-03-10 12:00"))


def test_gone_is_off_the_site_and_comes_back_to_the_editors(feed, chief_editor, client):
    page = taken(feed, chief_editor, told(), told("b", title="B"), told("c", title="C"))
    rest = [told("b", title="B"), told("c", title="C")]
    report = take_in(feed, reading(*rest), NOW)
    page.refresh_from_db()
    assert (page.live, whats(report), report.gone) == (False, ["gone"], 1)
    assert client.get(page.url_path.replace("/home", "")).status_code == 404
    report = take_in(feed, reading(told(start="2026-03-12 10:00"), *rest), NOW)
    page.refresh_from_db()
    assert (page.live, page.workflow_in_progress, whats(report)) == (False, True, ["back"])
    assert approve(page, chief_editor).start_local == at("2026-03-12 10:00")


def test_a_draft_that_is_gone_waits_no_more(feed):
    take_in(feed, reading(told(), told("b", title="B")), NOW)
    report = take_in(feed, reading(told("b", title="B")), NOW)
    assert whats(report) == ["gone_draft"]
    assert not page_titled().workflow_in_progress


def test_what_is_over_may_leave_a_calendar(feed, chief_editor):
    page = taken(feed, chief_editor, told(), told("b", title="B", start="2026-05-01 10:00"))
    with time_machine.travel("2026-03-20T12:00:00Z", tick=False):
        later = datetime(2026, 3, 20, 12, tzinfo=UTC)
        report = take_in(feed, reading(told("b", title="B", start="2026-05-01 10:00")), later)
    page.refresh_from_db()
    assert (page.live, whats(report)) == (True, [])


def test_more_than_half_gone_waits_for_a_person(feed, chief_editor, editor):
    four = [told(str(n), title=f"Les {n}") for n in range(4)]
    page = taken(feed, chief_editor, *four)
    report = take_in(feed, reading(four[3]), NOW)
    page.refresh_from_db()
    feed.recover(NOW)
    assert (page.live, whats(report), feed.state) == (True, ["waiting"], "waiting")
    report = decide_missing(feed, True, editor, NOW)
    page.refresh_from_db()
    assert (page.live, feed.state, report.gone) == (False, "ok", 3)


def test_a_person_may_say_that_they_stay(feed, chief_editor, editor):
    four = [told(str(n), title=f"Les {n}") for n in range(4)]
    page = taken(feed, chief_editor, *four)
    take_in(feed, reading(four[3]), NOW)
    decide_missing(feed, False, editor, NOW)
    assert whats(take_in(feed, reading(four[3]), NOW)) == []
    page.refresh_from_db()
    assert (page.live, feed.state) == (True, "ok")


def test_new_names_for_everything_do_not_empty_the_agenda(feed):
    take_in(feed, reading(*(told(f"a{n}", title=f"Les {n}") for n in range(4))), NOW)
    report = take_in(feed, reading(*(told(f"b{n}", title=f"Les {n}") for n in range(4))), NOW)
    assert whats(report).count("waiting") == 1
    assert FeedActivity.objects.waiting().count() == 4


def test_what_could_not_be_read_this_time_is_not_gone(feed):
    take_in(feed, reading(told()), NOW)
    report = take_in(feed, reading(notes=(Note(Why.BROKEN, "Nederlands oefenen", True),)), NOW)
    assert (whats(report), report.left_out) == ([], 1)


@pytest.mark.parametrize(
    "note", [Note(Why.BROKEN, detail="END:VCALENDAR"), Note(Why.TOO_MANY, "", True, "900")]
)
def test_of_a_calendar_that_was_cut_off_nothing_is_gone(feed, note):
    take_in(feed, reading(told(), told("b", title="B")), NOW)
    report = take_in(feed, reading(told("b", title="B"), notes=(note,)), NOW)
    assert whats(report) == []
    assert report.left_out in (0, 900)


def test_a_cancelled_activity_is_struck_through_and_can_come_back(feed, chief_editor):
    page = taken(feed, chief_editor, told(**WEEKLY))
    report = take_in(feed, reading(told(cancelled=True, **WEEKLY)), NOW)
    dates = Occurrence.objects.filter(series_id=page.translation_key)
    assert whats(report) == ["cancelled"]
    assert set(dates.values_list("status", flat=True)) == {Status.CANCELLED}
    take_in(feed, reading(told(**WEEKLY)), NOW)
    assert set(dates.values_list("status", flat=True)) == {Status.PLANNED}


def test_a_cancelled_date_that_is_over_stays_cancelled(feed, chief_editor):
    page = taken(feed, chief_editor, told(**WEEKLY), told("b", title="B", **WEEKLY))
    gone = told(cancelled=True, **WEEKLY)
    take_in(feed, reading(gone, told("b", title="B", **WEEKLY)), NOW)
    later = datetime(2026, 3, 20, 8, tzinfo=UTC)
    with time_machine.travel(later, tick=False):
        take_in(feed, reading(gone, told("b", title="C", **WEEKLY)), later)
    first = Occurrence.objects.filter(series_id=page.translation_key).order_by("start")[0]
    assert (first.slug, first.status) == ("2026-03-10", Status.CANCELLED)


def test_a_mark_with_a_zero_byte_is_no_trouble(feed):
    assert whats(take_in(feed, reading(told("les\x001")), NOW)) == ["new"]


def test_what_is_cancelled_before_we_knew_it_is_left_out(feed):
    report = take_in(feed, reading(told(cancelled=True)), NOW)
    assert (whats(report), report.left_out, EventPage.objects.count()) == (["cancelled_new"], 1, 0)


def test_what_is_over_makes_no_work(feed):
    report = take_in(feed, reading(told(start="2026-02-20 10:00")), NOW)
    assert (whats(report), EventPage.objects.count()) == (["over"], 0)


def test_an_editors_decision_about_a_date_stays(feed, chief_editor):
    change = cancelled("2026-03-10 10:00")
    page = taken(feed, chief_editor, told(changes=(change,), **WEEKLY))
    date = Occurrence.objects.get(series_id=page.translation_key, slug="2026-03-10")
    restore_date(date, chief_editor, NOW)
    take_in(feed, reading(told(title="Praten", changes=(change,), **WEEKLY)), NOW)
    assert not DateChange.objects.exists()


def test_one_that_fails_stops_no_other(feed, monkeypatch):
    real = EventPage.get_workflow

    def breaks(page):
        if page.title == "B":
            raise RuntimeError("no")
        return real(page)

    monkeypatch.setattr(EventPage, "get_workflow", breaks)
    activities = [told(uid, title=uid.upper()) for uid in "abc"]
    report = take_in(feed, reading(*activities), NOW)
    assert whats(report) == ["new", "failed", "new"]
    assert not report.is_whole
    assert set(EventPage.objects.values_list("title", flat=True)) == {"A", "C"}
    monkeypatch.setattr(EventPage, "get_workflow", real)
    assert whats(take_in(feed, reading(*activities), NOW)) == ["new"]


def test_a_page_that_was_thrown_away_does_not_return(feed):
    take_in(feed, reading(told()), NOW)
    page_titled().delete()
    report = take_in(feed, reading(told(title="Praten")), NOW)
    assert (whats(report), EventPage.objects.count()) == (["thrown_away"], 0)


def test_a_flood_comes_in_parts(feed, monkeypatch):
    monkeypatch.setattr("events.actions.take_in.MOST_NEW", 3)
    activities = [told(str(n), title=f"Les {n}") for n in range(5)]
    assert whats(take_in(feed, reading(*activities), NOW)) == ["new"] * 3 + ["too_many"]
    assert whats(take_in(feed, reading(*activities), NOW)) == ["new"] * 2
    assert MOST_NEW == 100


def test_a_first_day_outside_the_repetition_counts_too(feed, chief_editor):
    page = taken(feed, chief_editor, told(start="2026-03-09 10:00", rule="FREQ=WEEKLY;BYDAY=TU"))
    assert starts(page)[:2] == ["03-09 10:00", "03-10 10:00"]


def test_only_the_last_twenty_reports_are_kept(feed):
    for _n in range(23):
        take_in(feed, reading(told()), NOW)
    assert feed.reports.count() == 20


def test_two_neighbourhoods_may_follow_the_same_calendar(site, other_site, editor, feed):
    there = make_feed(other_site, organisation=make_partner(other_site, "De Brug Noord"))
    for one in (feed, there):
        take_in(one, reading(told()), NOW)
    pages = EventPage.objects.all()
    assert {page.get_site() for page in pages} == {site, other_site}
    report = take_in(there, reading(), NOW)
    assert whats(report) == ["gone_draft"]
    assert pages.descendant_of(site.root_page).get().workflow_in_progress


def test_the_editor_of_the_page_reads_what_follows_and_what_is_ours(feed, chief_editor, client):
    page = taken(feed, chief_editor, told())
    edit(page, chief_editor, title="Taalcafé")
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "komt uit de agenda van Taalschool De Brug" in html
    assert "Dit is al van jullie en blijft: de titel." in html
