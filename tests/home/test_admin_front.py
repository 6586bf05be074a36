"""The front of the admin: what waits for this person, in plain Dutch, and no door that is shut."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow

from contact.models import Question
from neighbourhoods.models import NeighbourhoodSettings
from tests.conftest import LOMBOK_HOST
from tests.moderation.test_queue import reported
from tests.news.factories import article

pytestmark = pytest.mark.django_db

MENU = re.compile(r'"url": "(/beheer/[^"]+)"')


def admin(user) -> Client:
    client = Client(headers={"host": LOMBOK_HOST})
    client.force_login(user)
    return client


def front(user) -> str:
    answer = admin(user).get("/beheer/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "role", ["editor", "chief_editor", "moderator", "worker", "partner", "manager"]
)
def test_every_item_of_the_menu_opens(site, request, role):
    user = request.getfixturevalue(role)
    addresses = set(MENU.findall(front(user))) - {"/beheer/logout/"}
    assert len(addresses) > 2, addresses
    for address in addresses:
        answer = admin(user).get(address, follow=True)
        assert answer.status_code == 200, address
        assert answer.request["PATH_INFO"].startswith(address), (
            "a shut door leads back to the front"
        )


def test_a_moderator_finds_no_newspaper_in_the_menu(site, moderator, editor):
    assert '"/beheer/buurtkrant/"' not in front(moderator)
    assert '"/beheer/buurtkrant/"' in front(editor)


def test_questions_and_cases_wait_for_who_handles_them(
    site, other_site, resident, neighbour, moderator, worker, manager, editor
):
    reported(resident, site, neighbour)
    for where, key in ((site, "a"), (site, "b"), (other_site, "c")):
        Question.objects.create(site=where, name="Fatma", language="nl", key=key)
    Question.objects.create(
        site=site, name="Ali", language="nl", key="d", state="taken",
        taken_by=worker, taken_at=timezone.now(),
    )  # fmt: skip
    assert "3 vragen wachten op antwoord" in front(worker)
    assert "2 vragen wachten op antwoord" in front(manager), "not what somebody else took up"
    for user in (moderator, worker, manager):
        assert "1 zaak wacht op een beslissing" in front(user)
    for user, silent in ((editor, "zaak wacht"), (editor, "wachten op"), (moderator, "vragen")):
        assert silent not in front(user)


def test_a_writer_sees_what_others_are_reading_and_what_came_back_with_its_reason(
    site, editor, chief_editor
):
    page = article(site, "De molen draait weer", live=False, owner=editor)
    workflow = page.get_workflow()
    assert workflow.name == "de eindredactie van Lombok", "the button reads: Stuur door naar …"
    state = workflow.start(page, editor)
    seen = front(editor)
    assert "Bij de eindredactie" in seen
    assert "in een workflow" not in seen
    assert "kladje" not in seen
    state.current_task_state.reject(user=chief_editor, comment="Wie maakte de foto?")
    seen = front(editor)
    assert "Je hebt 1 kladje om af te maken" in seen
    assert "Teruggestuurd: Wie maakte de foto?" in seen
    assert "Bij de eindredactie" not in seen


def test_a_manager_keeps_the_settings_of_their_own_neighbourhood(
    site, other_site, manager, chief_editor
):
    own, theirs = (
        f"/beheer/settings/neighbourhoods/neighbourhoodsettings/{where.pk}/"
        for where in (site, other_site)
    )
    text = admin(manager).get(own).content.decode()
    assert "Openingstijden" in text
    assert "Overvecht" not in text
    assert admin(manager).get(theirs).status_code in {302, 403}
    admin(manager).post(theirs, {"name": "Gekaapt"})
    assert NeighbourhoodSettings.for_site(other_site).name == "Overvecht"
    assert admin(chief_editor).get(own).status_code in {302, 403}


def test_a_neighbourhood_has_one_workflow_however_often_it_is_prepared(site):
    from home.actions.page_rights import prepare_rights

    before = Workflow.objects.count()
    prepare_rights(site)
    assert Workflow.objects.count() == before


def test_a_writer_publishes_through_no_door(site, editor):
    """Neither many at once, nor a copy or an alias, nor a judgement of one's own. (The form: tests/news.)"""
    page = article(site, "Stiekem", live=False, owner=editor)
    writer = admin(editor)
    writer.post("/beheer/bulk/wagtailcore/page/publish/?next=%2F", {"id": page.pk})
    writer.post(
        f"/beheer/pages/{page.pk}/copy/",
        {
            "new_title": "Kopie", "new_slug": "kopie", "new_parent_page": page.get_parent().pk,
            "publish_copies": "on", "alias": "on",
        },
    )  # fmt: skip
    writer.post(f"/beheer/pages/workflow/action/{page.pk}/approve/1/")
    page.refresh_from_db()
    assert not page.live
    assert not page.get_siblings(inclusive=False).live().exists()


def test_a_resident_finds_the_door_closed_and_a_stranger_an_empty_house(site, outsider, resident):
    assert admin(resident).get("/beheer/").status_code in {302, 403}
    article(site, "Geheim van Lombok", live=False)
    for address in ("/beheer/", "/beheer/pages/", "/beheer/buurtkrant/", "/beheer/contact/vragen/"):
        assert b"Geheim van" not in admin(outsider).get(address, follow=True).content, address
    assert admin(outsider).get("/beheer/contact/vragen/").status_code in {302, 403}
