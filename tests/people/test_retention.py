"""What has a term goes when its time has come: each job, with the time moved."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from board.kinds import State
from board.models import Notice, NoticePicture, NoticeReply
from board.tasks import forget_old_notices
from chat.actions.erase import erase_before
from chat.models import Room, Talk
from chat.tasks import forget_talks
from moderation.actions import report
from moderation.models import Case, Decision, Report
from moderation.tasks import forget_people_of_cases
from people import tasks
from people.models import Export
from tests.board.factories import notice, picture

YEAR = timedelta(days=365)
DAY = timedelta(days=1)
KEY = "6e9b1a2c-0000-4000-8000-00000000000{}"


@pytest.fixture
def now():
    return timezone.now()


def test_a_year_after_a_notice_is_over_its_words_talks_pictures_and_name_go(
    site, resident, neighbour, now
):
    old = notice(resident, site, state=State.SUCCEEDED, thanks="Dank aan Fatma")
    picture(old)
    NoticeReply.objects.create(
        notice=old, neighbour=neighbour, writer=neighbour, text="Ik kom", created_at=now
    )
    hanging = notice(resident, site)
    assert forget_old_notices(now + YEAR - DAY) == 0
    assert forget_old_notices(now + YEAR + DAY) == 1
    assert forget_old_notices(now + YEAR + DAY) == 0
    old.refresh_from_db()
    assert (old.title, old.thanks, old.author, old.state) == ("", "", None, State.SUCCEEDED)
    assert not NoticePicture.with_staged.exists()
    assert not NoticeReply.objects.exists()
    assert Notice.objects.get(pk=hanging.pk).author == resident


def test_a_year_after_a_case_is_closed_nobody_knows_who_it_was(
    site, resident, neighbour, moderator, now
):
    thing = notice(resident, site)
    report(thing, reason="unkind", words="Lelijk", reporter=neighbour, key=KEY.format(1), now=now)
    case = Case.objects.get()
    Decision.objects.create(case=case, verdict="leave", by=moderator, created_at=now)
    assert forget_people_of_cases(now + 3 * YEAR) == 0, "somebody still has to decide"
    Case.objects.update(is_open=False, closed_at=now)
    assert forget_people_of_cases(now + YEAR - DAY) == 0
    assert forget_people_of_cases(now + YEAR + DAY) == 3
    assert Case.objects.get().author is None
    assert Report.objects.get().reporter is None
    assert Decision.objects.get().by is None


def test_a_conversation_without_words_left_is_forgotten(site, resident, neighbour, now):
    for state, about in (("ended", "De stoel"), ("open", "De kast")):
        pair = Talk.pair(resident.pk, neighbour.pk)
        if state == "open":
            pair = {"first": resident, "second": None}
        room = Room.objects.create(site=site, kind="private", name="Gesprek")
        Talk.objects.create(
            site=site, room=room, asker=resident, state=state, about=about, asked_at=now, **pair
        )
        erase_before(room.pk, now + YEAR, 10)
    assert forget_talks(now + YEAR - DAY) == 0
    assert forget_talks(now + YEAR + DAY) == 1
    assert [(t.state, t.about) for t in Talk.objects.all()] == [("open", "")]


def test_two_years_after_an_act_nobody_knows_who_did_it(site, editor, manager, now):
    member = editor.memberships.get()
    log(member, "people.give_role", user=manager, data={"role": "editor"})
    page = Page.objects.get(pk=site.root_page_id)
    log(page, "wagtail.edit", user=editor)
    Revision.objects.all().delete()
    page.specific.save_revision(user=editor)
    assert tasks.forget_acts(now + 2 * YEAR - DAY) == 0
    assert tasks.forget_acts(now + 2 * YEAR + DAY) >= 3
    entry = ModelLogEntry.objects.get(action="people.give_role")
    assert (entry.user_id, entry.label) == (None, "")
    assert not PageLogEntry.objects.exclude(user=None).exists()
    assert Revision.objects.get().user is None


def test_visits_forms_and_results_of_work_are_forgotten(site, resident, now):
    Client().force_login(resident)
    assert tasks.forget_visits(now) == 0
    assert tasks.forget_visits(now + timedelta(days=61)) == 1
    assert not Session.objects.exists()
    FormState.objects.create(
        data="title=x", user=resident, content_type_id=1, object_id="1", last_updated_at=now
    )
    assert tasks.forget_forms(now + timedelta(hours=23)) == 0
    assert tasks.forget_forms(now + timedelta(hours=25)) == 1
    result = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="people.tasks.send_mail",
        queue_name="default", backend_name="default", run_after=now, finished_at=now,
    )  # fmt: skip
    assert tasks.forget_results(now + timedelta(days=13)) == 0
    assert tasks.forget_results(now + timedelta(days=15)) == 1
    assert not DBTaskResult.objects.filter(pk=result.pk).exists()


def test_a_copy_goes_after_a_week_and_its_file_with_it(
    site, resident, now, django_capture_on_commit_callbacks
):
    client = Client()
    client.force_login(resident)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/mijn/privacy/kopie/")
    export = Export.objects.get()
    storage, name = export.file.storage, export.file.name
    assert storage.exists(name)
    assert tasks.forget_exports(now + timedelta(days=6)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.forget_exports(now + timedelta(days=8)) == 1
    assert not Export.objects.exists()
    assert not storage.exists(name)
