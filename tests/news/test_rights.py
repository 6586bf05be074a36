"""Who may write, who may publish, and where."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from wagtail.models import GroupPagePermission, Page, WorkflowState

from home.actions.page_rights import collection_of, homes, prepare_rights, room_pages
from news.models import Category
from tests.conftest import LOMBOK_HOST
from tests.news.factories import article, category, newspaper

pytestmark = pytest.mark.django_db


def admin(user) -> Client:
    client = Client(headers={"host": LOMBOK_HOST})
    client.force_login(user)
    return client


def form_of(client, url: str) -> dict:
    """What a browser would send back of an admin form."""
    import html5lib

    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = next(f for f in tree.iter("form") if f.get("id") == "page-edit-form")
    data = {}
    for field in form.iter():
        name = field.get("name")
        if not name or field.tag not in {"input", "textarea", "select"}:
            continue
        if field.tag == "textarea":
            data[name] = field.text or ""
        elif field.tag == "select":
            options = [o for o in field.iter("option") if o.get("selected") is not None]
            data[name] = options[0].get("value", "") if options else ""
        elif field.get("type") not in {"checkbox", "radio"} or field.get("checked") is not None:
            data[name] = field.get("value", "")
    return data


def add_url(site) -> str:
    return f"/beheer/pages/add/news/articlepage/{newspaper(site).pk}/"


# A StreamField is drawn by script in the browser; this is what it sends back.
BODY = {
    "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading",
    "body-0-id": "", "body-0-value": "Wat gebeurt er?",
}  # fmt: skip


def write(client, site, title: str, **extra) -> dict:
    data = form_of(client, add_url(site))
    return data | BODY | {"title": title, "slug": title.lower().replace(" ", "-"),
                          "introduction": "Kom ook eten."} | extra  # fmt: skip


def test_an_article_goes_from_writer_to_editor_to_the_newspaper(site, client, editor, chief_editor):
    writer, chief = admin(editor), admin(chief_editor)
    data = write(writer, site, "Soep op maandag", **{"action-submit": "1"})
    response = writer.post(add_url(site), data)
    assert response.status_code == 302, response.content.decode()[:3000]
    page = Page.objects.get(slug="soep-op-maandag")
    assert not page.live
    assert client.get("/buurtkrant/soep-op-maandag/").status_code == 404
    assert "1 pagina" in chief.get("/beheer/").content.decode()
    state = WorkflowState.objects.get(object_id=str(page.pk))
    task = state.current_task_state
    answer = chief.post(
        f"/beheer/pages/workflow/action/{page.pk}/approve/{task.pk}/", {"comment": "Mooi!"}
    )
    assert answer.status_code in {200, 302}
    page.refresh_from_db()
    assert page.live
    assert "Kom ook eten." in client.get("/buurtkrant/soep-op-maandag/").content.decode()
    assert "Soep op maandag" in client.get("/buurtkrant/").content.decode()
    assert "Soep op maandag" in client.get("/buurtkrant/rss/").content.decode()
    assert mail.outbox == []


def test_a_writer_cannot_publish(site, client, editor):
    writer = admin(editor)
    writer.post(add_url(site), write(writer, site, "Stiekem", **{"action-publish": "1"}))
    page = Page.objects.get(slug="stiekem")
    assert not page.live
    edit = f"/beheer/pages/{page.pk}/edit/"
    writer.post(edit, form_of(writer, edit) | BODY | {"action-publish": "1"})
    page.refresh_from_db()
    assert not page.live


def test_a_writer_changes_only_their_own_articles(site, editor, chief_editor):
    own = article(site, "Van mij", live=False, owner=editor)
    of_another = article(site, "Van een ander", owner=chief_editor)
    writer = admin(editor)
    assert writer.get(f"/beheer/pages/{own.pk}/edit/").status_code == 200
    assert writer.get(f"/beheer/pages/{of_another.pk}/edit/").status_code == 302
    assert writer.post(f"/beheer/pages/{of_another.pk}/unpublish/").status_code == 302
    assert writer.post(f"/beheer/pages/{of_another.pk}/delete/").status_code == 302
    of_another.refresh_from_db()
    assert of_another.live


@pytest.mark.parametrize(
    "door", ["edit", "delete", "unpublish", "move", "copy", "history", "view_draft"]
)
def test_pages_of_another_neighbourhood_are_closed(site, other_site, chief_editor, door):
    theirs = article(other_site, "Geheim van Overvecht", live=False)
    urls = {"move": f"/beheer/pages/{theirs.pk}/move/", "copy": f"/beheer/pages/{theirs.pk}/copy/"}
    response = admin(chief_editor).get(urls.get(door, f"/beheer/pages/{theirs.pk}/{door}/"))
    assert response.status_code in {302, 403, 404}
    assert b"Geheim" not in response.content


@pytest.mark.parametrize(
    "path",
    ["/beheer/pages/", "/beheer/pages/search/?q=Geheim", "/beheer/choose-page/",
     "/beheer/choose-page/search/?q=Geheim", "/beheer/api/main/pages/", "/beheer/buurtkrant/",
     "/beheer/choose-page/?page_type=news.ArticlePage"],
)  # fmt: skip
def test_explorer_and_choosers_show_nothing_of_another_neighbourhood(
    site, other_site, chief_editor, path
):
    article(other_site, "Geheim van Overvecht")
    article(site, "Soep in Lombok")
    response = admin(chief_editor).get(path, follow=True)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Geheim van" not in text
    assert "Huiskamer Overvecht" not in text


def test_a_chooser_does_not_open_a_folder_of_another_neighbourhood(site, other_site, chief_editor):
    article(other_site, "Geheim van Overvecht")
    index = newspaper(other_site)
    response = admin(chief_editor).get(f"/beheer/choose-page/{index.pk}/")
    assert b"Geheim van" not in response.content


def test_the_house_itself_stays_in_place(site, chief_editor, manager):
    for user in (chief_editor, manager):
        client = admin(user)
        for page in [*room_pages(site), *homes(site)]:
            for door in ("delete", "unpublish", "move"):
                client.post(f"/beheer/pages/{page.pk}/{door}/")
            client.post("/beheer/bulk/wagtailcore/page/delete/?next=%2F", {"id": page.pk})
            client.post("/beheer/bulk/wagtailcore/page/unpublish/?next=%2F", {"id": page.pk})
    assert room_pages(site).live().count() >= 4
    assert homes(site).live().count() == 4


def test_a_manager_is_told_why_a_room_stays(site, chief_editor):
    index = newspaper(site)
    response = admin(chief_editor).post(f"/beheer/pages/{index.pk}/unpublish/", follow=True)
    assert "draagt het huis" in response.content.decode()


def test_rights_twice_are_rights_once(site):
    before = GroupPagePermission.objects.count(), Group.objects.count(), collection_of(site).pk
    prepare_rights(site)
    assert before == (
        GroupPagePermission.objects.count(),
        Group.objects.count(),
        collection_of(site).pk,
    )


def test_no_group_has_a_right_on_the_whole_tree(site):
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()
    publishing = GroupPagePermission.objects.filter(
        page__depth=2, permission__codename="publish_page"
    )
    assert not publishing.exists()


def test_pictures_of_another_neighbourhood_are_not_offered(site, other_site, chief_editor):
    from tests.news.factories import picture

    picture("Geheime foto", collection=collection_of(other_site))
    picture("Soep", collection=collection_of(site))
    for path in (
        "/beheer/images/",
        "/beheer/images/chooser/",
        "/beheer/images/chooser/results/?q=",
    ):
        text = admin(chief_editor).get(path).content.decode()
        assert "Geheime foto" not in text, path
        assert "Soep" in text, path


def test_categories_belong_to_one_neighbourhood(site, other_site, chief_editor, editor):
    theirs = category(other_site, "flats", "Geheime rubriek")
    category(site, "soep", "Eten en drinken")
    chief = admin(chief_editor)
    for path in ("/beheer/snippets/news/category/", "/beheer/snippets/choose/news/category/"):
        text = chief.get(path, follow=True).content.decode()
        assert "Geheime rubriek" not in text, path
        assert "Eten en drinken" in text, path
    for door in ("edit", "delete", "usage", "history"):
        url = f"/beheer/snippets/news/category/{door}/{theirs.pk}/"
        response = chief.get(url)
        assert b"Geheime rubriek" not in response.content, door
        assert response.status_code in {302, 403, 404}, door
        chief.post(url, {"name": "Gekaapt", "slug": "gekaapt", "colour": "news", "order": "1"})
    theirs.refresh_from_db()
    assert theirs.name == "Geheime rubriek"
    assert admin(editor).get("/beheer/snippets/news/category/add/").status_code in {302, 403}


def test_a_new_category_is_of_this_neighbourhood(site, chief_editor):
    data = {"name": "Sport", "slug": "sport", "colour": "board", "order": "3"}
    response = admin(chief_editor).post("/beheer/snippets/news/category/add/?locale=nl", data)
    assert response.status_code == 302, response.content.decode()[-2000:]
    assert Category.objects.get(slug="sport").site == site


def test_an_article_takes_only_a_category_of_its_own_newspaper(site, other_site, editor):
    theirs = category(other_site, "flats", "Geheime rubriek")
    writer = admin(editor)
    page = writer.get(add_url(site)).content.decode()
    assert "Geheime rubriek" not in page
    response = writer.post(
        add_url(site), write(writer, site, "Sluiproute", category=str(theirs.pk))
    )
    assert response.status_code == 200
    assert not Page.objects.filter(slug="sluiproute").exists()
