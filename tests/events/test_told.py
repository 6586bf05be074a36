"""Who takes part hears once that a date is cancelled, moved or back, with the reason, in their language."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date, restore_date
from events.models import About, State, Status, Told
from events.tasks import extend_dates
from tests.events.factories import make_event, make_place
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
DATE = "2026-03-09"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _commits(django_capture_on_commit_callbacks):
    """Mail leaves after the commit, also in a test."""
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        yield callbacks


@pytest.fixture
def soup(site):
    return make_event(
        site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4", joining="dates",
        place=make_place(site),
    )  # fmt: skip


@pytest.fixture
def lessons(site):
    return make_event(
        site, "2026-03-03 10:00", "Fietsles", rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4", joining="series"
    )


@pytest.fixture
def inbox(django_capture_on_commit_callbacks):
    """Do something, and see which mails it sent."""

    def after(act, *args) -> list[mail.EmailMessage]:
        already = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            act(*args)
        return mail.outbox[already:]

    return after


def republish(page) -> None:
    page.save_revision().publish()


def test_everybody_hears_of_a_cancelled_date_with_the_reason(soup, resident, inbox):
    party(soup, DATE, person=resident)
    party(soup, DATE, name="Fatma", email="fatma@x.example", language="tr")
    party(soup, DATE, name="Ali", email="ali@x.example", state=State.WAITING)
    party(soup, DATE, name="Weg", email="weg@x.example", state=State.LEFT)
    party(soup, "2026-03-16", name="Later", email="later@x.example")
    sent = inbox(cancel_date, date_of(soup, DATE), "De kok is ziek", None, NOW)
    assert {m.to[0] for m in sent} == {"bewoner@rosa.example", "fatma@x.example", "ali@x.example"}
    dutch = next(m for m in sent if m.to == ["bewoner@rosa.example"])
    assert dutch.subject == "Gaat niet door: Soep op maandag, ma 9 maart, 17.00–18.30 uur"
    assert "Waarom: De kok is ziek" in dutch.body
    assert "ma 9 maart, 17.00–18.30 uur gaat niet door." in dutch.body
    turkish = next(m for m in sent if m.to == ["fatma@x.example"])
    assert "İptal" in turkish.subject
    assert "De kok is ziek" in turkish.body


def test_nobody_reads_of_others(soup, resident, inbox):
    party(soup, DATE, person=resident, answer="Geen noten")
    party(soup, DATE, name="Fatma", email="fatma@x.example", answer="Halal")
    for message in inbox(cancel_date, date_of(soup, DATE), "Ziek", None, NOW):
        assert len(message.to) == 1
        assert message.cc == message.bcc == []
        assert ("Fatma" in message.body) == (message.to == ["fatma@x.example"])
        assert "Halal" not in message.body


def test_a_moved_date_tells_when_it_was_and_is(soup, site, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    library = make_place(site, "Bibliotheek")
    moved = (date_of(soup, DATE), datetime(2026, 3, 10, 19), timedelta(hours=1), "Zaal bezet")
    (message,) = inbox(move_date, *moved, library, None, NOW)
    assert message.subject == "Verplaatst: Soep op maandag, nu di 10 maart, 19.00–20.00 uur"
    assert "ma 9 maart, 17.00–18.30 uur is verplaatst. Het is nu di 10 maart" in message.body
    assert "Bibliotheek" in message.body
    assert "Waarom: Zaal bezet" in message.body
    assert f"/agenda/{soup.slug}/{DATE}/" in message.body
    assert "/agenda/meedoen/" in message.body, "here they say that they can't come then"


def test_each_fact_is_told_once_as_it_happens(soup, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    date = date_of(soup, DATE)
    assert len(inbox(cancel_date, date, "Ziek", None, NOW)) == 1
    assert not inbox(cancel_date, date, "De kok is ziek", None, NOW), "only the reason is other"
    assert not inbox(build_series, soup.translation_key, NOW)
    assert not inbox(extend_dates, NOW)
    (back,) = inbox(restore_date, date, None, NOW)
    assert back.subject == "Gaat toch door: Soep op maandag, ma 9 maart, 17.00–18.30 uur"
    (again,) = inbox(cancel_date, date, "Toch niet", None, NOW)
    assert "Waarom: Toch niet" in again.body
    assert list(Told.objects.order_by("pk").values_list("about", flat=True)) == [
        About.CANCELLED, About.RESTORED, About.CANCELLED,
    ]  # fmt: skip


def test_another_hour_for_all_dates_is_one_mail(soup, lessons, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    party(lessons, name="Fatma", email="fatma@x.example")
    soup.start_local = datetime(2026, 3, 2, 18)
    (message,) = inbox(republish, soup)
    assert message.subject == "Verplaatst: Soep op maandag, nu ma 9 maart, 18.00–19.30 uur"
    lessons.start_local = datetime(2026, 3, 3, 11)
    (message,) = inbox(republish, lessons)
    assert message.to == ["fatma@x.example"]
    assert message.subject == "Andere dagen of tijden: Fietsles"
    assert message.body.count("is verplaatst") == 4
    assert not inbox(republish, lessons)


def test_words_that_change_are_no_news(soup, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    soup.title, soup.introduction = "Soep en brood", "Anders."
    assert not inbox(republish, soup)


def test_another_place_for_the_series_is_told(soup, site, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    soup.place = make_place(site, "Bibliotheek")
    (message,) = inbox(republish, soup)
    assert "ma 9 maart, 17.00–18.30 uur is op een andere plek." in message.body
    assert "Bibliotheek" in message.body


def test_a_page_that_goes_and_returns_is_told(soup, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    (message,) = inbox(soup.unpublish)
    assert message.subject.startswith("Gaat niet door: Soep op maandag")
    assert f"/agenda/{soup.slug}/" not in message.body, "that page is gone"
    (message,) = inbox(republish, soup)
    assert message.subject.startswith("Gaat toch door: Soep op maandag")


def test_a_page_that_is_deleted_is_told_by_its_name(soup, lessons, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    (message,) = inbox(soup.delete)
    assert message.subject.startswith("Gaat niet door: Soep op maandag")
    assert not inbox(lessons.delete), "nobody came"


def test_a_series_on_other_days_is_told_with_the_new_days(lessons, inbox):
    party(lessons, name="Fatma", email="fatma@x.example")
    lessons.rule, lessons.start_local = "FREQ=WEEKLY;BYDAY=TH;COUNT=4", datetime(2026, 3, 5, 10)
    (message,) = inbox(republish, lessons)
    assert message.subject == "Andere dagen of tijden: Fietsles"
    assert "do 5 maart, 10.00–11.30 uur" in message.body
    assert not inbox(republish, lessons)


def test_a_date_that_fits_no_more_is_told(soup, inbox):
    party(soup, DATE, name="Ali", email="ali@x.example")
    soup.rule, soup.start_local = "FREQ=WEEKLY;BYDAY=WE;COUNT=4", datetime(2026, 3, 4, 17)
    (message,) = inbox(republish, soup)
    assert message.subject == "Gaat niet door: Soep op maandag, ma 9 maart, 17.00–18.30 uur"
    assert date_of(soup, DATE).status == Status.ORPHANED


def test_what_is_over_is_not_told(soup, clock, inbox):
    party(soup, "2026-03-02", name="Ali", email="ali@x.example")
    clock.move_to(NOW + timedelta(days=3))
    assert not inbox(soup.unpublish)


def test_who_has_no_address_waits_on_the_list_until_somebody_phoned(
    soup, site, chief_editor, inbox, other_site
):
    someone = party(soup, DATE, name="Meneer Jansen", phone="0612345678")
    assert not inbox(cancel_date, date_of(soup, DATE), "Ziek", None, NOW)
    client = Client()
    client.force_login(chief_editor)
    front = client.get("/beheer/").content.decode()
    assert "1 persoon moet gebeld worden over een veranderde datum" in front
    calls = client.get(reverse("events_admin:calls"))
    html = calls.content.decode()
    assert "Meneer Jansen" in html
    assert 'href="tel:0612345678"' in html
    told = Told.objects.get(participation=someone)
    assert told.must_be_phoned
    url = reverse("events_admin:phoned", args=[told.pk])
    assert client.get(url).status_code == 405
    client.post(url)
    told.refresh_from_db()
    assert not told.must_be_phoned
    assert "Meneer Jansen" not in client.get(reverse("events_admin:calls")).content.decode()


def test_only_the_latest_news_must_be_phoned(soup, inbox):
    party(soup, DATE, name="Meneer Jansen", phone="0612345678")
    date = date_of(soup, DATE)
    cancel_date(date, "Ziek", None, NOW)
    restore_date(date, None, NOW)
    assert list(Told.objects.filter(must_be_phoned=True).values_list("about", flat=True)) == [
        About.RESTORED
    ]
