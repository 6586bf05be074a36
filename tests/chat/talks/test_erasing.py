"""An account is erased or switched off: what happens to its conversations."""

from datetime import timedelta

from django.utils import timezone

from chat.models import Block, HelpTalk, Message, MessageTranslation, Room, RoomKind, Talk
from moderation import tasks
from moderation.models import Case
from people.actions import give_role, take_role
from people.models import User
from people.roles import Role
from tests.chat.factories import say
from tests.chat.talks.test_between_two import LIST, talk_of
from tests.chat.talks.test_help import ask


def test_the_words_are_gone_and_the_conversation_stays_with_the_other(samira, joop):
    samira.speak_to(joop, "Ik woon in de Balistraat")
    talk = talk_of(samira, joop)
    path = f"/huiskamer/gesprek/{talk.room_id}/"
    joop.do(f"{path}aannemen/")
    joop.say_in(talk.room, "Wat een mooie straat")
    samira.user.delete()
    page = joop.words_at(path)
    assert "Balistraat" not in page
    assert "Wat een mooie straat" in page
    assert "Iemand die weg is" in page
    assert joop.say_in(talk.room, "Hallo?").status_code == 403
    assert joop.read(LIST).status_code == 200
    assert not Message.objects.filter(body__contains="Balistraat").exists()


def test_what_was_said_in_the_living_room_is_gone_too(samira, joop):
    samira.user.delete()
    page = joop.words_at("/huiskamer/")
    assert "Goedemorgen" not in page
    assert "Hier is een bericht teruggenomen." in page


def test_nothing_of_it_stays_behind_the_stone(samira, joop, site):
    said = samira_says(samira, site, "Mijn geheime diagnose")
    MessageTranslation.objects.create(
        message=said, language="en", source="x", text="My secret diagnosis"
    )
    joop.do(
        "/huiskamer/zeg/",
        room=said.room_id,
        body="Sterkte!",
        cid="antwoord-1",
        reply_to=said.seq,
    )
    before = said.room.messages.get(body="Sterkte!").rev
    samira.user.delete()
    said.refresh_from_db()
    assert (said.body, said.folded, said.lang) == ("", "", "")
    assert not said.translations.exists()
    assert "diagnose" not in joop.words_at("/huiskamer/")
    assert said.room.messages.get(body="Sterkte!").rev > before, "an open page keeps the quote"


def samira_says(samira, site, words: str) -> Message:
    return say(site, samira.user, words).message


def test_a_question_without_answer_disappears(samira, joop):
    samira.speak_to(joop, "Ben je daar?")
    samira.user.delete()
    assert not Room.objects.filter(kind=RoomKind.PRIVATE).exists()
    assert joop.read(LIST).status_code == 200


def test_of_a_help_talk_the_facts_stay_without_the_person_and_without_words(samira, helper):
    ask(samira, "Ik heb schulden")
    talk = HelpTalk.objects.get()
    helper.do(f"/huiskamer/hulp/{talk.room_id}/oppakken/")
    helper.say_in(talk.room, "Dan bellen we de bank van mevrouw")
    samira.user.delete()
    talk.refresh_from_db()
    assert (talk.asker, talk.state, talk.subject) == (None, "closed", "letter")
    assert set(Message.objects.filter(room=talk.room_id).values_list("body", flat=True)) == {""}


def test_a_worker_who_is_erased_leaves_the_talk_to_a_colleague(samira, helper):
    ask(samira, "Ik heb schulden")
    talk = HelpTalk.objects.get()
    helper.do(f"/huiskamer/hulp/{talk.room_id}/oppakken/")
    helper.user.delete()
    talk.refresh_from_db()
    assert (talk.taken_by, talk.state) == (None, "waiting")
    assert "Ik heb schulden" in samira.words_at(f"/huiskamer/gesprek/{talk.room_id}/")


def test_a_worker_who_stops_helping_or_is_switched_off_leaves_it_to_a_colleague(
    site, samira, helper
):
    ask(samira, "Ik heb schulden")
    talk = HelpTalk.objects.get()
    for stop in (
        lambda: take_role(helper.user, site, Role.WORKER),
        lambda: switch_off(helper.user),
    ):
        give_role(helper.user, site, Role.WORKER)
        helper.do(f"/huiskamer/hulp/{talk.room_id}/oppakken/")
        stop()
        talk.refresh_from_db()
        assert (talk.taken_by, talk.state) == (None, "waiting")
        assert not talk.room.members.filter(person=helper.user).exists()


def switch_off(user: User) -> None:
    user.is_active = False
    user.save()


def test_blocks_go_with_the_account(samira, joop):
    joop.do(f"/huiskamer/blokkeren/{samira.user.pk}/")
    samira.user.delete()
    assert not Block.objects.exists()


def test_who_is_switched_off_keeps_everything_for_when_they_come_back(samira, joop, fatma):
    samira.speak_to(joop, "Tot morgen")
    talk = talk_of(samira, joop)
    joop.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
    User.objects.filter(pk=samira.user.pk).update(is_active=False)
    assert "Tot morgen" in joop.words_at(f"/huiskamer/gesprek/{talk.room_id}/")
    assert fatma.read(f"/huiskamer/gesprek/met/{samira.user.pk}/").status_code == 404
    assert Talk.objects.get().state == "open"


def test_what_was_reported_outlives_the_account_until_a_year_after_its_case(
    site, samira, joop, volunteer
):
    said = samira_says(samira, site, "Ik weet waar je woont")
    melden = f"/melden/message/{said.pk}/"
    key = joop.read(melden).context["form"]["key"].value()
    joop.do(melden, reason="urgent", words="Ik ben bang", key=key)
    samira.user.delete()
    case = Case.objects.get()
    path = f"/beheer/moderatie/{case.pk}/"
    tasks.forget_words_of_reports(timezone.now() + timedelta(days=500))
    page = volunteer.words_at(path)
    assert "Ik weet waar je woont" in page, "nobody decided yet"
    assert "Bewoner" not in page
    volunteer.do(path, verdict="leave", reason="", words="", version=case.version)
    tasks.forget_words_of_reports(timezone.now() + timedelta(days=364))
    assert "Ik weet waar je woont" in volunteer.words_at(path)
    tasks.forget_words_of_reports(timezone.now() + timedelta(days=366))
    page = volunteer.words_at(path)
    assert "Ik weet waar je woont" not in page
    assert "Ik ben bang" not in page
