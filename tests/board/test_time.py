"""What time does to notices: reminded once, renewed by a link, taken down at the end."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from board import tasks
from board.kinds import State
from board.models import Notice
from people.models import OutgoingMail
from tests.board.factories import notice


def ending(author, site, days: float, **values) -> Notice:
    return notice(author, site, expires_at=timezone.now() + timedelta(days=days), **values)


def renew_path() -> str:
    return re.search(r"/prikbord/\d+/verlengen/\S+/", OutgoingMail.objects.get().body).group()


def test_what_has_hung_its_time_comes_down_once(site, resident):
    over, stays = ending(resident, site, -1), ending(resident, site, 1)
    now = timezone.now()
    assert tasks.expire_notices(now) == 1
    assert tasks.expire_notices(now) == 0
    over.refresh_from_db()
    stays.refresh_from_db()
    assert (over.state, stays.state) == (State.EXPIRED, State.OPEN)


def test_one_reminder_three_days_before_however_often_the_job_runs(site, resident):
    soon = ending(resident, site, 2.5)
    ending(resident, site, 5)
    ending(resident, site, 2, hidden_at=timezone.now())
    now = timezone.now()
    assert tasks.remind_authors(now) == 1
    assert tasks.remind_authors(now) == 0
    mail = OutgoingMail.objects.get()
    assert mail.to == resident.email
    assert str(soon.number) in mail.subject


def test_without_an_address_nothing_is_mailed(site, resident, client):
    resident.email = ""
    resident.save()
    soon = ending(resident, site, 2)
    assert tasks.remind_authors(timezone.now()) == 0
    assert not OutgoingMail.objects.exists()
    client.force_login(resident)
    assert "bijna voorbij" in client.get("/prikbord/mijn/").content.decode()
    assert "Laat het langer hangen" in client.get(soon.own_url).content.decode()


def test_opening_the_link_shows_and_the_button_renews_once(site, resident):
    soon = ending(resident, site, 2)
    tasks.remind_authors(timezone.now())
    path, phone = renew_path(), Client(enforce_csrf_checks=True)
    page = phone.get(path)
    assert page.status_code == 200
    assert "Ja, nog 30 dagen" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"
    soon.refresh_from_db()
    assert soon.renewals == 0, "a mail scanner that opens links renews nothing"
    assert "Klaar." in phone.post(path).content.decode()
    assert "Dat heb je al gedaan." in phone.post(path).content.decode()
    soon.refresh_from_db()
    assert soon.renewals == 1
    assert soon.expires_at > timezone.now() + timedelta(days=29)
    assert soon.reminded_at is None, "the next term has a reminder of its own"


def test_a_link_fits_one_notice_and_cannot_be_made_up(site, resident):
    ending(resident, site, 2)
    other = ending(resident, site, 5)
    tasks.remind_authors(timezone.now())
    token = renew_path().rstrip("/").rsplit("/", 1)[1]
    for path in (f"/prikbord/{other.number}/verlengen/{token}/", f"{renew_path()[:-3]}x/"):
        assert Client().post(path).status_code == 404


def test_the_fourth_renewal_is_refused_in_words(client, site, resident):
    soon = ending(resident, site, 2, renewals=3)
    client.force_login(resident)
    page = client.post(f"/prikbord/{soon.number}/verlengen/", follow=True).content.decode()
    assert "drie keer verlengd" in page
    soon.refresh_from_db()
    assert soon.renewals == 3


def test_a_bit_late_still_renews(client, site, resident):
    over = ending(resident, site, -1, state=State.EXPIRED)
    client.force_login(resident)
    client.post(f"/prikbord/{over.number}/verlengen/")
    over.refresh_from_db()
    assert over.state == State.OPEN
    assert over.title in client.get("/prikbord/").content.decode()


def test_drafts_are_forgotten_after_two_weeks(site, resident):
    old = notice(resident, site, state=State.DRAFT, created_at=timezone.now() - timedelta(days=15))
    fresh = notice(resident, site, state=State.DRAFT)
    assert tasks.forget_drafts(timezone.now()) == 1
    assert list(Notice.objects.all()) == [fresh]
    assert old.pk != fresh.pk
