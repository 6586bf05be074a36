"""Everybody chooses who may speak to them."""

import pytest

from chat.actions.send import Draft, send
from chat.models import Message, Talk
from people.introductions import introduce
from people.models import Profile
from tests.board.factories import notice
from tests.chat.factories import NOW, cid, room_of, who
from tests.chat.talks.conftest import Neighbour
from tests.conftest import person

WISHES = "/huiskamer/gesprekken/instellingen/"


def test_nobody_means_nobody_and_says_so_kindly(samira, joop):
    joop.do(WISHES, may_ask="nobody", mail="on")
    path = f"/huiskamer/gesprek/met/{joop.user.pk}/"
    assert "liever niet aangesproken" in samira.words_at(path)
    assert samira.speak_to(joop).status_code == 200
    assert not Talk.objects.exists()


def test_only_who_i_met(site, samira, joop):
    joop.do(WISHES, may_ask="met", mail="on")
    assert "liever niet aangesproken" in samira.words_at(f"/huiskamer/gesprek/met/{joop.user.pk}/")
    hers = Message.objects.get(author=samira.user)
    answer = send(room_of(site), who(joop.user, site), Draft(cid(), "Hoi Samira"), NOW).message
    Message.objects.filter(pk=answer.pk).update(reply_to=hers)
    assert samira.speak_to(joop).status_code == 302


def test_who_talks_with_somebody_goes_on_whatever_they_choose(samira, joop):
    samira.speak_to(joop)
    talk = Talk.objects.get()
    joop.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
    joop.do(WISHES, may_ask="nobody", mail="on")
    assert samira.say_in(talk.room, "Daar ben ik weer").status_code == 303


@pytest.mark.parametrize("sent", ["", "everybody", "<b>"])
def test_an_odd_choice_says_what_is_wrong(joop, sent):
    page = joop.do(WISHES, may_ask=sent)
    assert page.status_code == 200
    assert "form-summary" in page.content.decode()


def test_the_choice_is_kept(joop):
    joop.do(WISHES, may_ask="met")
    form = joop.read(WISHES).context["form"]
    assert (form["may_ask"].value(), form["mail"].value()) == ("met", False)


def test_a_shown_page_in_the_book_of_faces_leads_to_a_conversation(site, samira):
    quiet = person(site, "stil")
    Profile.objects.filter(membership__user=quiet).update(visibility="residents")
    profile = Profile.objects.get(membership__user=quiet)
    link = f"/huiskamer/gesprek/met/{quiet.pk}/"
    assert link in samira.words_at(f"/smoelenboek/{profile.pk}/")
    assert samira.read(link).status_code == 200


def test_a_notice_leads_to_its_author_with_its_title(site, samira, client):
    quiet = Neighbour(person(site, "stil"))
    hanging = notice(quiet.user, site, number=5)
    page = client.get("/prikbord/5/").content.decode()
    token = introduce(quiet.user.pk, hanging.title)
    link = f"/huiskamer/gesprek/met/{quiet.user.pk}/?van="
    assert link in page
    path = f"{link}{token}"
    assert hanging.title in samira.words_at(path)
    samira.do(path, body="Is het er nog?", cid=cid())
    assert hanging.title in quiet.words_at("/huiskamer/gesprekken/")


def test_who_does_not_belong_here_yet_is_led_to_joining(other_site, samira, outsider):
    stranger = Neighbour(outsider)
    answer = stranger.read(f"/huiskamer/gesprek/met/{samira.user.pk}/")
    assert answer.redirect_chain == [("/mijn/", 302)]
    assert "Je hoort nog niet bij deze buurt" in answer.content.decode()


def test_a_made_up_introduction_opens_no_door(site, samira):
    quiet = person(site, "stil")
    other = introduce(samira.user.pk, "Fiets")
    for token in ("", "x", other, "%00", introduce(quiet.pk, "Fiets")[:-2]):
        assert samira.read(f"/huiskamer/gesprek/met/{quiet.pk}/?van={token}").status_code == 404
