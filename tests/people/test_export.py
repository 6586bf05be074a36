"""Everything about me in one file: made in the background, for me alone, never another's words."""

import html
import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model

from board.models import NoticeReply
from chat.models import Block, ChatSettings, Mention, Message, Reaction, Room, Talk
from contact.models import Question
from events.actions.personal_feed import follow
from events.actions.take_part import Joiner, join
from events.models import Series
from moderation.actions import report
from people import actions, export_file, tasks
from people.actions import give_role
from people.actions.ask_export import LEASE
from people.models import Export
from people.roles import Role
from tests.board.factories import notice, picture
from tests.chat.factories import say
from tests.conftest import OVERVECHT_HOST
from tests.events.factories import make_event
from tests.neighbourhoods import pictures as made

PAGE = "/mijn/privacy/"
ASK = "/mijn/privacy/kopie/"
KEY = "6e9b1a2c-0000-4000-8000-000000000001"


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """Ask for a copy and let the background work run."""

    def act(user):
        with django_capture_on_commit_callbacks(execute=True):
            return signed_in(user).post(ASK, follow=True)

    return act


def read(response) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(response)))


def copy_of(user) -> zipfile.ZipFile:
    export = Export.objects.get(user=user)
    return read(signed_in(user).get(f"{ASK}{export.pk}/"))


def subject(book, key) -> list[dict]:
    return json.loads(book.read(f"gegevens/{key}.json"))


@pytest.fixture
def life(site, resident, neighbour, moderator):
    """Two neighbours who did everything with each other."""
    now = timezone.now()
    neighbour.called = "Wilhelmus"
    neighbour.save()
    mine = notice(resident, site, title="Mijn stoel", text="Bel me na zessen")
    picture(mine)
    for writer, text in ((neighbour, "Woordvanbuur een"), (resident, "Kom maar langs")):
        NoticeReply.objects.create(
            notice=mine, neighbour=neighbour, writer=writer, text=text, created_at=now
        )
    theirs = notice(neighbour, site, title="Woordvanbuur kast")
    said = say(site, resident, "Hallo allemaal").message
    answered = say(site, neighbour, "Woordvanbuur twee").message
    Reaction.objects.create(message=answered, person=resident, kind="heart")
    Mention.objects.create(message=answered, person=resident, name="Bewoner")
    room = Room.objects.create(site=site, kind="private", name="Gesprek")
    Talk.objects.create(
        site=site, room=room, asker=neighbour, state="open", about="Woordvanbuur titel",
        asked_at=now, **Talk.pair(resident.pk, neighbour.pk),
    )  # fmt: skip
    for seq, (author, body) in enumerate(
        [(neighbour, "Woordvanbuur geheim"), (resident, "Mijn geheim")], 1
    ):
        Message.objects.create(
            room=room, seq=seq, rev=seq, author=author, cid=f"geheim-{seq}", body=body
        )
    Block.objects.create(site=site, blocker=resident, blocked=neighbour)
    report(theirs, reason="other", words="Dit klopt niet", reporter=resident, key=KEY, now=now)
    Question.objects.create(
        site=site, name="Bewoner", email="Bewoner@rosa.example", language="nl", key="a",
        answers=[{"label": "Vraag", "value": "Wanneer is er koffie?"}],
    )  # fmt: skip
    for title, who in (("Soep van maandag", resident), ("Woordvanbuur avond", neighbour)):
        page = make_event(site, f"{now.date() + timedelta(days=2)} 17:00", title, joining="dates")
        series = Series.objects.get(key=page.translation_key)
        join(series, series.occurrences.get(), Joiner(person=who), 0, "", now)
        follow(who, site, series.key)
    return said


def test_everything_of_mine_is_in_it_readable_and_for_computers(life, resident, ask):
    ask(resident)
    assert "Haal je kopie" in signed_in(resident).get(PAGE).content.decode()
    book = copy_of(resident)
    page = book.read("index.html").decode()
    for words in (
        "Mijn stoel", "Bel me na zessen", "Kom maar langs", "Hallo allemaal", "Mijn geheim",
        "Dit klopt niet", "Wanneer is er koffie?", "bewoner@rosa.example", "Soep van maandag",
    ):  # fmt: skip
        assert words in page, words
    assert subject(book, "notices")[0]["title"] == "Mijn stoel"
    [photo] = subject(book, "notices")[0]["pictures"]
    assert book.read(photo)[:2] == b"\xff\xd8"
    assert f'src="{photo}"' in page
    assert {row["text"] for row in subject(book, "messages")} == {"Hallo allemaal", "Mijn geheim"}
    assert (
        len(subject(book, "reactions"))
        == len(subject(book, "blocks"))
        == len(subject(book, "calls"))
        == 1
    )
    assert subject(book, "neighbourhoods")[0]["neighbourhood"] == "Lombok"
    assert 'lang="nl"' in page


def test_nothing_of_a_neighbour_is_in_it(life, resident, neighbour, ask):
    ask(resident)
    book = copy_of(resident)
    everything = b"".join(book.read(name) for name in book.namelist()).decode(errors="replace")
    assert "Woordvanbuur" not in everything
    assert "buur@rosa.example" not in everything
    assert "Wilhelmus" not in everything


def test_pictures_of_an_editor_are_in_it(site, editor, ask):
    get_image_model().objects.create(
        title="Markt", file=made.photo((64, 48)), uploaded_by_user=editor
    )
    ask(editor)
    book = copy_of(editor)
    [row] = subject(book, "uploads")
    assert row["title"] == "Markt"
    assert book.read(row["pictures"][0])


def test_roles_are_in_it_also_without_membership(site, other_site, resident, ask):
    give_role(resident, other_site, Role.EDITOR)
    ask(resident)
    assert subject(copy_of(resident), "account")[0]["roles"] == ["redacteur (Overvecht)"]


def test_it_is_in_the_language_of_the_person(life, resident, ask):
    resident.language = "ar"
    resident.save()
    ask(resident)
    page = copy_of(resident).read("index.html").decode()
    assert 'lang="ar" dir="rtl"' in page


def test_a_very_large_copy_leaves_pictures_out_and_says_so(life, resident, ask, monkeypatch):
    monkeypatch.setattr(export_file, "MOST_PICTURE_BYTES", 10)
    ask(resident)
    book = copy_of(resident)
    assert "Niet al je foto's passen" in html.unescape(book.read("index.html").decode())
    assert "pictures" not in subject(book, "notices")[0]


def test_only_the_person_gets_it_and_nobody_keeps_it(
    site, other_site, resident, neighbour, ask, client
):
    ask(resident)
    path = f"{ASK}{Export.objects.get().pk}/"
    answer = signed_in(resident).get(path)
    assert answer["Cache-Control"] == "private, no-store"
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Length"] == str(len(b"".join(answer)))
    assert client.get(path).status_code == 302
    assert signed_in(neighbour).get(path).status_code == 404
    assert signed_in(resident, OVERVECHT_HOST).get(path).status_code == 404
    Export.objects.update(ready_at=timezone.now() - timedelta(days=8))
    assert signed_in(resident).get(path).status_code == 404


def test_at_most_one_a_day_and_two_taps_are_one(site, resident, ask):
    client = signed_in(resident)
    client.post(ASK)
    client.post(ASK)
    assert Export.objects.count() == 1
    assert "Laad deze pagina" in client.get(PAGE).content.decode()
    assert actions.make_export(Export.objects.get().pk, timezone.now())
    assert not actions.make_export(Export.objects.get().pk, timezone.now())
    assert "vandaag al" in ask(resident).content.decode()
    assert Export.objects.count() == 1
    Export.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    ask(resident)
    assert Export.objects.count() == 2


def test_a_copy_that_a_crash_left_unmade_is_made_later(site, resident):
    signed_in(resident).post(ASK)
    now = timezone.now()
    Export.objects.update(started_at=now, attempts=1)
    assert tasks.make_exports(now + LEASE / 2) == 0
    assert tasks.make_exports(now + LEASE * 2) == 1


def test_looking_changes_nothing(site, resident, client):
    mine = signed_in(resident)
    assert mine.get(PAGE)["Cache-Control"] == "private, no-store"
    assert mine.get(ASK).status_code == 405
    assert client.get(PAGE).status_code == 302
    assert client.post(ASK).status_code == 302
    assert not Export.objects.exists()


def test_the_page_tells_how_long_things_are_kept_here(site, other_site, resident, outsider):
    ChatSettings.objects.create(site=site, keep_days=30)
    assert "30 dagen" in signed_in(resident).get(PAGE).content.decode()
    page = signed_in(outsider, OVERVECHT_HOST).get(PAGE).content.decode()
    assert "365 dagen" in page
    assert "30 dagen" not in page.replace("30 dagen na", "")
