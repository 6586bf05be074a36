"""A resident hangs something up; what is not right yet is kept."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from board.kinds import State
from board.models import Notice, NoticePicture
from board.tasks import forget_drafts
from moderation.models import Case
from people.actions import join
from people.models import Step
from tests.board.factories import form_data, notice, picture
from tests.neighbourhoods import pictures as made

NEW = "/prikbord/nieuw/"


def test_a_resident_posts_a_notice_with_a_picture(client, site, resident):
    client.force_login(resident)
    assert client.get(NEW).status_code == 200
    answer = client.post(
        NEW, form_data(pictures=[made.sideways_photo_with_place()], alt_new="Stoel")
    )
    posted = Notice.objects.get()
    assert answer.headers["Location"] == f"/prikbord/{posted.number}/mijn/"
    assert (posted.state, posted.author, posted.site) == (State.OPEN, resident, site)
    stored = posted.pictures.get()
    assert (stored.width, stored.height, stored.alt) == (480, 640, "Stoel")
    with stored.large.open() as file:
        assert made.PLACE not in file.read()
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Het hangt!" in page
    assert "Mooie stoel" in client.get("/prikbord/").content.decode()


def test_two_taps_post_once(client, site, resident):
    client.force_login(resident)
    data = form_data()
    first, second = client.post(NEW, data), client.post(NEW, data)
    assert Notice.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_an_error_keeps_the_words_and_the_good_picture(client, site, resident):
    client.force_login(resident)
    data = form_data(title="", pictures=[made.photo(), made.truncated()])
    answer = client.post(NEW, data)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Schrijf in een paar woorden waar het om gaat." in page
    assert "Deze foto is kapot" in page
    assert "Hij staat in de gang." in page
    draft = Notice.objects.get()
    assert draft.state == State.DRAFT
    kept = draft.pictures.get()
    assert kept.small_url in page
    assert client.get(kept.small_url).status_code == 200
    data = form_data(key=data["key"]) | {"pictures": []}
    answer = client.post(NEW, data)
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.OPEN
    assert draft.pictures.count() == 1


def test_a_draft_is_nobody_elses(client, site, resident, neighbour, moderator):
    draft = notice(resident, site, state=State.DRAFT)
    stored = picture(draft)
    for person in (None, neighbour, moderator):
        client.logout()
        if person:
            client.force_login(person)
        assert client.get(f"/prikbord/{draft.number}/").status_code == 404
        assert client.get(stored.small_url).status_code == 404
        if person:
            assert client.get(draft.own_url).status_code == 404
            assert client.get(f"/prikbord/{draft.number}/bewerken/").status_code == 404
    client.force_login(resident)
    assert client.get(f"/prikbord/{draft.number}/bewerken/").status_code == 200
    assert draft.title in client.get(NEW).content.decode(), "an unfinished notice is offered again"


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, site):
    answer = client.get(NEW)
    assert answer.status_code == 302
    assert "next=/prikbord/nieuw/" in answer.headers["Location"]


def test_somebody_of_another_neighbourhood_is_asked_to_join_first(
    client, site, other_site, outsider
):
    client.force_login(outsider)
    answer = client.post(NEW, form_data())
    assert answer.status_code == 403
    assert "buurt" in answer.content.decode()
    assert not Notice.objects.exists()


def test_the_first_two_notices_of_a_newcomer_wait_for_a_moderator(client, site, newcomer):
    client.force_login(newcomer)
    page = client.get(NEW).content.decode()
    assert "leest je eerste twee briefjes" in page
    for n in range(2):
        client.post(NEW, form_data(title=f"Briefje {n}"))
        posted = Notice.objects.get(title=f"Briefje {n}")
        assert posted.state == State.WAITING
        assert client.get(f"/prikbord/{posted.number}/").status_code == 404
        assert "Iemand leest het eerst" in client.get(posted.own_url).content.decode()
        case = Case.objects.get(object_id=str(posted.pk))
        assert case.is_open
        assert case.awaits_approval
        posted.approve(newcomer, timezone.now())
    client.post(NEW, form_data(title="Briefje 3"))
    assert Notice.objects.get(title="Briefje 3").state == State.OPEN


def test_a_newcomer_gets_one_picture_and_no_links(client, site, newcomer):
    client.force_login(newcomer)
    data = form_data(
        text="Kijk op https://example.org/stoel", pictures=[made.photo(), made.photo()]
    )
    page = client.post(NEW, data).content.decode()
    assert "nog geen webadressen" in page
    assert "Je kunt 1 foto toevoegen." in page
    assert Notice.objects.get().pictures.count() == 1


def test_there_is_an_end_to_what_one_person_posts_in_a_day(client, site, resident):
    client.force_login(resident)
    for n in range(10):
        assert client.post(NEW, form_data(title=f"Briefje {n}")).status_code == 302
    answer = client.post(NEW, form_data(title="Briefje te veel"))
    assert "genoeg briefjes" in answer.content.decode()
    assert Notice.objects.get(title="Briefje te veel").state == State.DRAFT


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "x" * 61, "1 teken te lang"),
        ("text", "x" * 2_000_000, "1998500 tekens te lang"),
        ("text", "goed" + "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 9 + "\u202e\x07", ""),
        ("title", " \u200b ", "in een paar woorden"),
        ("price", "gratis hoor", "bedrag in euro"),
        ("price", "999999", "te veel"),
        ("price", "-3", "bedrag in euro"),
        ("kind", "auto", "Selecteer een geldige keuze"),
        ("language", "xx", "Selecteer een geldige keuze"),
        ("key", "geen-sleutel", ""),
        ("corner", "y" * 50, "10 tekens te lang"),
    ],
)
def test_odd_input_gets_a_sentence_and_loses_nothing(client, site, resident, field, value, words):
    client.force_login(resident)
    answer = client.post(NEW, form_data(**{field: value}))
    if words:
        page = answer.content.decode()
        assert answer.status_code == 200
        assert words in page
        assert 'class="form-summary"' in page
        assert Notice.objects.get().state == State.DRAFT
    else:
        posted = Notice.objects.get()
        assert answer.status_code == 302
        assert "\u202e" not in posted.text
        assert "\x07" not in posted.text


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (made.hundred_megapixels, "te groot"),
        (made.truncated, "kapot"),
        (made.svg_named_jpg, "niet lezen als foto"),
        (made.text_bomb, "niet lezen als foto"),
        (made.moving, "beweegt"),
    ],
)
def test_a_nasty_picture_is_refused_beside_the_field(client, site, resident, make, words):
    client.force_login(resident)
    answer = client.post(NEW, form_data(pictures=[make()]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "Hij staat in de gang." in page


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("5", "5.00"), ("7,50", "7.50"), ("€ 12,-", "12.00"), ("0", None), ("", None)],
)
def test_a_price_is_read_as_people_write_it(client, site, resident, typed, stored):
    client.force_login(resident)
    client.post(NEW, form_data(price=typed))
    price = Notice.objects.get().price
    assert (None if price is None else f"{price:.2f}") == stored


def test_a_price_makes_no_sense_for_help(client, site, resident):
    client.force_login(resident)
    client.post(NEW, form_data(kind="help_wanted", price="10"))
    assert Notice.objects.get().price is None


def test_a_private_number_is_warned_about_and_not_refused(client, site, resident):
    client.force_login(resident)
    answer = client.post(NEW, form_data(text="Bel me op 06 12 34 56 78"), follow=True)
    assert Notice.objects.get().state == State.OPEN
    assert "Er staat een telefoonnummer in" in answer.content.decode()


def test_a_post_without_a_token_is_refused_in_words(site, resident):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(resident)
    answer = strict.post(NEW, form_data())
    assert answer.status_code == 403
    assert "formulier" in answer.content.decode()
    assert not Notice.objects.exists()


def test_changing_keeps_the_number_and_is_logged(client, site, resident):
    old = notice(resident, site)
    gone, kept = picture(old), picture(old)
    client.force_login(resident)
    data = form_data(
        title="Mooie tafel", remove=gone.pk, key=str(old.key), **{f"alt_{kept.pk}": "Tafel"}
    )
    answer = client.post(f"/prikbord/{old.number}/bewerken/", data)
    assert answer.status_code == 302
    old.refresh_from_db()
    assert (old.title, old.state) == ("Mooie tafel", State.OPEN)
    assert [p.alt for p in old.pictures.all()] == ["Tafel"]
    assert ModelLogEntry.objects.filter(action="board.change", user=resident).exists()


def test_a_picture_that_is_taken_away_leaves_no_file(
    client, site, resident, django_capture_on_commit_callbacks
):
    old = notice(resident, site)
    stored = picture(old)
    names = [stored.large.name, stored.small.name]
    assert all(storages["private"].exists(name) for name in names)
    client.force_login(resident)
    data = form_data(remove=stored.pk, key=str(old.key))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/prikbord/{old.number}/bewerken/", data)
    assert not any(storages["private"].exists(name) for name in names)


def test_the_pictures_are_nowhere_under_the_public_folder(client, site, resident):
    stored = picture(notice(resident, site))
    for name in (stored.large.name, stored.small.name):
        assert client.get(f"/media/{name}").status_code == 404


def test_a_changed_first_notice_of_a_newcomer_is_read_once_more(client, site, newcomer):
    old = notice(newcomer, site)
    client.force_login(newcomer)
    client.post(f"/prikbord/{old.number}/bewerken/", form_data(title="Heel iets anders"))
    old.refresh_from_db()
    assert old.state == State.WAITING
    assert Case.objects.get(object_id=str(old.pk)).awaits_approval


def test_the_same_form_from_two_people_makes_two_notices(client, site, resident, neighbour):
    key = str(uuid.uuid4())
    for person in (resident, neighbour):
        client.force_login(person)
        client.post(NEW, form_data(key=key))
    assert Notice.objects.count() == 2
    assert len(set(Notice.objects.values_list("number", flat=True))) == 2


def test_reserving_is_no_way_around_the_moderator(client, site, newcomer):
    old = notice(newcomer, site, state=State.RESERVED)
    client.force_login(newcomer)
    client.post(f"/prikbord/{old.number}/bewerken/", form_data(title="Heel iets anders"))
    old.refresh_from_db()
    assert old.state == State.WAITING
    assert client.post(f"/prikbord/{old.number}/vrijgeven/").status_code == 302
    old.refresh_from_db()
    assert old.state == State.WAITING


def test_each_picture_keeps_its_own_words_when_another_is_refused(client, site, resident):
    client.force_login(resident)
    pictures = [made.truncated(), made.photo()]
    client.post(NEW, form_data(pictures=pictures, alt_new=["Een tafel", "Een stoel"]))
    assert [p.alt for p in Notice.objects.get().pictures.all()] == ["Een stoel"]


def test_the_same_form_in_two_neighbourhoods_makes_two_notices(
    client, other_client, site, other_site, resident
):
    join(resident, other_site, Step.RESIDENT)
    data = form_data()
    for visitor in (client, other_client):
        visitor.force_login(resident)
        assert visitor.post(NEW, data).status_code == 302
    assert {n.site for n in Notice.objects.all()} == {site, other_site}


def test_a_change_that_is_not_right_keeps_its_new_picture_for_the_next_try(
    client, site, resident, neighbour
):
    old = notice(resident, site)
    first = picture(old, "Voorkant")
    address = f"/prikbord/{old.number}/bewerken/"
    client.force_login(resident)
    wrong = {f"alt_{first.pk}": "Andere woorden", "alt_new": "Achterkant"}
    page = client.post(
        address, form_data(title="", pictures=[made.photo()], **wrong)
    ).content.decode()
    staged = NoticePicture.with_staged.exclude(staged_at=None).get()
    assert staged.small_url in page
    assert "Andere woorden" in page
    assert client.get(staged.small_url)["Cache-Control"] == "private, no-store"
    for visitor in (None, neighbour):
        stranger = Client()
        if visitor:
            stranger.force_login(visitor)
        assert stranger.get(staged.large_url).status_code == 404
    assert staged.small_url not in client.get(old.get_absolute_url()).content.decode()
    right = {f"alt_{first.pk}": "Voorkant", f"alt_{staged.pk}": "Achterkant"}
    assert client.post(address, form_data(**right)).status_code == 302
    assert [p.alt for p in old.pictures.all()] == ["Voorkant", "Achterkant"]
    assert (
        staged.small_url.replace("klein", "groot")
        in client.get(old.get_absolute_url()).content.decode()
    )


def test_pictures_of_a_change_never_pile_up(client, site, resident):
    old = notice(resident, site)
    address = f"/prikbord/{old.number}/bewerken/"
    client.force_login(resident)
    for _try in range(3):
        client.post(address, form_data(title="", pictures=[made.photo(), made.photo()]))
    assert NoticePicture.with_staged.count() == 2, "a form that did not show them starts again"
    client.post(address, form_data())
    assert not NoticePicture.with_staged.exists()
    client.post(address, form_data(title="", pictures=[made.photo()]))
    forget_drafts(timezone.now() + timedelta(days=2))
    assert not NoticePicture.with_staged.exists()
