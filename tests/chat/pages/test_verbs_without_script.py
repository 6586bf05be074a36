"""Everything one does to a message also works as links and plain forms."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chat.models import (
    Member,
    Mention,
    Message,
    MessagePicture,
    MessageState,
    MessageTranslation,
    Reaction,
    WorryWords,
)
from people.models import Step
from tests.chat.factories import cid, fill, room_of, say
from tests.conftest import person
from tests.neighbourhoods.pictures import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    """The clock of the pages."""
    from django.utils import timezone

    return timezone.now()


@pytest.fixture
def mine(site, resident):
    client = Client()
    client.force_login(resident)
    return client


def page(client, **asked) -> str:
    answer = client.get("/huiskamer/", asked)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def fields(text: str, form: str) -> dict[str, str]:
    """What stands in the hidden fields of a form."""
    body = re.search(rf'<form[^>]*id="{form}".*?</form>', text, re.DOTALL).group()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', body))


def test_answering_by_a_link(site, neighbour, mine, now):
    say(site, neighbour, "Wie wil er soep?", now)
    assert 'href="?antwoord=1#composer"' in page(mine)
    form = page(mine, antwoord="1")
    assert "Je antwoordt: Buur" in " ".join(form.split())
    data = fields(form, "composer") | {"body": "Ik!"}
    assert data["reply_to"] == "1"
    assert mine.post("/huiskamer/zeg/", data).status_code == 303
    answer = Message.objects.get(seq=2)
    assert answer.reply_to.seq == 1
    shown = page(mine)
    assert 'class="said__quote" data-part="quote" href="?bij=1#m1"' in shown


def test_words_that_are_refused_keep_whom_they_answer(site, neighbour, mine, now):
    say(site, neighbour, "Wie wil er soep?", now)
    data = {"body": "x" * 2001, "cid": cid(), "reply_to": "1", "room": room_of(site).pk}
    answer = mine.post("/huiskamer/zeg/", data)
    assert answer.status_code == 422
    again = fields(answer.content.decode(), "composer")
    assert again["reply_to"] == "1"


@pytest.mark.parametrize("place", ["", "abc", "99", "-1", "9" * 30])
def test_an_answer_to_nothing_is_a_plain_form(site, mine, place):
    assert "reply_to" not in fields(page(mine, antwoord=place), "composer")


def test_changing_by_a_link(site, resident, neighbour, mine, now):
    say(site, resident, "Om acht uur", now)
    say(site, neighbour, "Om negen uur", now)
    text = page(mine)
    assert 'href="?wijzig=1#composer"' in text
    assert "?wijzig=2" not in text
    form = page(mine, wijzig="1")
    assert ">Om acht uur</textarea>" in form
    data = fields(form, "composer") | {"body": "Om tien uur"}
    answer = mine.post("/huiskamer/wijzig/", data)
    assert answer["Location"] == "/huiskamer/?bij=1#m1"
    shown = page(mine)
    assert "Om tien uur" in shown
    assert "aangepast" in shown


def test_a_change_that_is_refused_keeps_the_words(site, resident, mine, now):
    say(site, resident, "Om acht uur", now)
    answer = mine.post("/huiskamer/wijzig/", {"seq": 1, "body": "y" * 2001})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "y" * 2001 in text
    assert 'action="/huiskamer/wijzig/"' in text


def test_nobody_is_offered_to_change_what_is_not_theirs(site, neighbour, mine, now):
    say(site, neighbour, "Om negen uur", now)
    assert 'action="/huiskamer/zeg/"' in page(mine, wijzig="1")


def test_reacting_by_a_button(site, neighbour, mine, now):
    say(site, neighbour, "Soep is klaar", now)
    assert 'value="1:heart:1"' not in page(mine)
    assert 'value="1:heart:1"' in page(mine, doe="1")
    data = fields(page(mine), "acts") | {"set": "1:heart:1"}
    assert mine.post("/huiskamer/gevoel/", data).status_code == 303
    shown = page(mine)
    chip = re.search(r'<button class="chip-feel".*?</button>', shown, re.DOTALL).group()
    assert 'aria-pressed="true"' in chip
    assert "Mooi" in chip
    assert 'value="1:heart:0"' in chip
    mine.post("/huiskamer/gevoel/", {**data, "set": "1:heart:0"})
    assert not Reaction.objects.exists()


@pytest.mark.parametrize(
    "value", ["", "1", "1:heart", "a:b:c", "1:heart:1:1", "99:heart:1", "1:poop:1"]
)
def test_odd_reactions_are_answered_in_words(site, neighbour, mine, value, now):
    say(site, neighbour, "Soep", now)
    answer = mine.post("/huiskamer/gevoel/", {"set": value})
    assert answer.status_code in {404, 422}
    assert 'id="composer-error"' in answer.content.decode()
    assert not Reaction.objects.exists()


def test_a_moderator_covers_by_a_button(site, resident, moderator, mine, now):
    say(site, resident, "Onaardig", now)
    team = Client()
    team.force_login(moderator)
    assert "1:unkind" not in page(mine, doe="1")
    assert 'value="1:unkind"' in page(team, doe="1")
    data = fields(page(team), "acts") | {"set": "1:unkind"}
    assert mine.post("/huiskamer/verberg/", data).status_code == 422
    assert team.post("/huiskamer/verberg/", data).status_code == 303
    assert Message.objects.get().state == MessageState.HIDDEN
    assert "Onaardig" not in page(mine)


def upload(name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo().read(), "image/jpeg")


def test_pictures_go_along_in_the_form(site, mine, client):
    form = page(mine)
    assert 'type="file"' in form
    assert 'accept="image/*"' in form
    data = fields(form, "composer") | {
        "body": "", "alt": "Onze soep", "picture": [upload(), upload()],
    }  # fmt: skip
    assert mine.post("/huiskamer/zeg/", data).status_code == 303
    assert Message.objects.get().pictures.count() == 2
    assert page(client).count('alt="Onze soep"') == 2


def test_a_picture_that_can_not_be_taken_keeps_the_words(site, mine):
    broken = SimpleUploadedFile("foto.jpg", b"geen foto", "image/jpeg")
    data = {"body": "Kijk", "cid": cid(), "picture": broken}
    answer = mine.post("/huiskamer/zeg/", data)
    assert answer.status_code == 422
    assert ">Kijk</textarea>" in answer.content.decode()
    assert not Message.objects.exists()


def test_words_that_are_refused_keep_their_pictures(site, mine):
    data = {"body": "x" * 2001, "cid": cid(), "picture": upload()}
    text = mine.post("/huiskamer/zeg/", data).content.decode()
    kept = MessagePicture.objects.get()
    assert f'name="pictures" value="{kept.pk}"' in text
    again = {"body": "Kort", "cid": cid(), "pictures": kept.pk}
    assert mine.post("/huiskamer/zeg/", again).status_code == 303
    assert Message.objects.get().pictures.get() == kept


def test_five_pictures_are_too_many(site, mine):
    data = {"body": "Kijk", "cid": cid(), "picture": [upload() for _ in range(5)]}
    assert mine.post("/huiskamer/zeg/", data).status_code == 422
    assert not MessagePicture.objects.exists()


def test_who_is_new_sees_no_camera(site):
    client = Client()
    client.force_login(person(site, "nieuw", step=Step.NEW))
    assert 'type="file"' not in page(client)


def test_what_waits_is_shown_to_its_writer_alone(site, resident, neighbour, mine, client):
    WorryWords.objects.create(site=site, words="sukkel")
    data = {"body": "Jij sukkel", "cid": cid()}
    mine.post("/huiskamer/zeg/", data)
    assert "Wacht op een moderator" in page(mine)
    assert "sukkel" in page(mine)
    other = Client()
    other.force_login(neighbour)
    for reader in (client, other):
        text = page(reader)
        assert "sukkel" not in text
        assert 'id="m1"' not in text


def test_who_is_called_stands_out_for_them(site, resident, neighbour, mine, now):
    say(site, resident, "Hoi", now)
    say(site, neighbour, "Kom je @Bewoner?", now)
    assert '<b class="said__call said__call--me">@Bewoner</b>' in page(mine)
    assert '<b class="said__call">@Bewoner</b>' in page(Client())


def test_ones_own_page_says_who_called_and_forgets_it_once_read(
    site, resident, neighbour, mine, now
):
    say(site, resident, "Hoi", now)
    say(site, neighbour, "Kom je @Bewoner?", now)
    assert "Waar je geroepen bent" in mine.get("/mijn/").content.decode()
    answer = mine.get("/huiskamer/geroepen/")
    text = answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert "Kom je @Bewoner?" in text
    assert '/huiskamer/?bij=2#m2"' in text
    assert Mention.objects.get().seen_at
    assert Client().get("/huiskamer/geroepen/").status_code == 302


def test_mails_are_switched_off_and_on(site, resident, mine):
    room = room_of(site)
    Member.objects.create(room=room, person=resident)
    for wanted, word in (("0", "geen mail"), ("1", "je krijgt een mail")):
        answer = mine.post(
            "/huiskamer/geroepen/wens/", {"room": room.pk, "on": wanted}, follow=True
        )
        assert word in answer.content.decode()


def test_looking_back_by_words_and_by_day(site, resident, client, now):
    say(site, resident, "Wie wil er SOEP & brood?", now)
    text = client.get("/huiskamer/", {"zoek": "soep"}).content.decode()
    assert "<mark>SOEP</mark> &amp; brood?" in text
    assert 'href="/huiskamer/?bij=1#m1"' in text
    assert "Niets gevonden" in page(client, zoek="taart")
    assert "<script>" not in client.get("/huiskamer/", {"zoek": "<script>x"}).content.decode()
    assert "SOEP" in page(client, dag=now.strftime("%Y-%m-%d"))


def test_an_old_page_leads_to_the_newer_ones(site, worker, client):
    fill(site, worker, 200)
    text = page(client, bij="100")
    assert 'href="?na=124"' in text
    assert 'href="?voor=75"' in text
    assert "room-start" not in text
    assert "room-start" in page(client, bij="199")


def test_without_a_service_there_is_no_button_to_translate(site, neighbour, mine, now, settings):
    say(site, neighbour, "Merhaba", now)
    button = 'formaction="/huiskamer/vertaal/"'
    assert button not in page(mine)
    settings.ROSA_TRANSLATION_URL = "http://127.0.0.1:9"
    assert button in page(mine)
    assert button not in page(Client())
    answer = mine.post("/huiskamer/vertaal/", {"seq": 1})
    assert answer.status_code == 503
    assert "De vertaler antwoordt nu niet" in answer.content.decode()


def test_a_translation_stands_under_the_words(site, neighbour, mine, now, settings, monkeypatch):
    settings.ROSA_TRANSLATION_URL = "http://127.0.0.1:9"
    settings.ROSA_TRANSLATION_BACKEND = f"{__name__}.shout"
    say(site, neighbour, "Merhaba <b>", now)
    answer = mine.post("/huiskamer/vertaal/", {"seq": 1})
    assert answer["Location"] == "/huiskamer/?bij=1&vertaal=1#m1"
    text = mine.get(answer["Location"]).content.decode()
    assert "MERHABA &lt;B&gt; tr-nl" in text or "MERHABA &lt;B&gt; nl-nl" in text
    assert "Vertaald door een computer" in text
    assert MessageTranslation.objects.count() == 1


def shout(text: str, source: str, target: str) -> str:
    """A backend of our own."""
    return f"{text.upper()} {source}-{target}"


@pytest.mark.parametrize("door", ["weg", "wijzig", "gevoel", "verberg", "vertaal"])
def test_every_door_answers_json_and_nonsense(site, mine, client, door):
    for body in ("[]", "nonsense", '{"seq": "x"}', '{"room": {}, "seq": []}'):
        for reader in (mine, client):
            answer = reader.post(f"/huiskamer/{door}/", body, content_type="application/json")
            assert 400 <= answer.status_code < 600
            assert answer.json()["type"] == "nack"
            assert answer.json()["text"]


@pytest.mark.parametrize("door", ["weg", "wijzig", "gevoel", "verberg", "vertaal", "plaatje"])
def test_no_door_opens_without_a_token(site, resident, door):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(resident)
    assert strict.post(f"/huiskamer/{door}/", {"seq": 1}).status_code == 403
