"""Nothing of a conversation or a help talk stands behind any door for who doesn't sit in it."""

import json

import pytest
from django.test import Client
from django.urls import get_resolver
from wagtail.models import ReferenceIndex

from chat.models import HelpTalk, Message, Room, Talk
from chat.models.room import CLOSED_CIRCLES
from moderation.registry import KINDS
from tests.chat.factories import cid
from tests.chat.talks.conftest import Neighbour
from tests.chat.talks.test_between_two import talk_of
from tests.chat.talks.test_help import ask

SECRET = "zilverenwolk"  # a word that nobody else says


@pytest.fixture
def circles(samira, joop, helper):
    """A conversation, one that waits for an answer, and a help talk, each with the secret in it."""
    samira.speak_to(joop, f"De {SECRET} is van ons")
    talk = talk_of(samira, joop)
    joop.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
    samira.speak_to(helper, f"Ook een {SECRET}")
    ask(samira, f"Mijn {SECRET} is stuk")
    helped = HelpTalk.objects.get()
    return [talk.room, talk_of(samira, helper).room, helped.room]


def strangers(fatma, volunteer, manager) -> list:
    """A neighbour, a moderator, a manager, and somebody without account."""
    return [fatma.browser, volunteer.browser, Neighbour(manager).browser, Client()]


# Every address of the living room, as (method, path with {room} and {seq}, data).
DOORS = [
    ("get", "/huiskamer/gesprek/{room}/", {}),
    ("get", "/huiskamer/geschiedenis/?kamer={room}", {}),
    ("get", "/huiskamer/geschiedenis/?kamer={room}&voor=99", {}),
    ("get", "/huiskamer/wacht/?kamer={room}&na=0&tab=tab-1", {}),
    ("get", "/ar/huiskamer/gesprek/{room}/", {}),
    ("get", "/melden/message/{message}/", {}),
    ("get", "/beheer/moderatie/message/{message}/", {}),
    ("get", "/beheer/huiskamer/kamers/edit/{room}/", {}),
    ("get", "/beheer/huiskamer/kamers/history/{room}/", {}),
    ("post", "/huiskamer/zeg/", {"room": "{room}", "body": "Mag ik erbij?", "cid": "{cid}"}),
    ("post", "/huiskamer/weg/", {"room": "{room}", "seq": "1"}),
    ("post", "/huiskamer/wijzig/", {"room": "{room}", "seq": "1", "body": "Iets anders"}),
    ("post", "/huiskamer/gevoel/", {"room": "{room}", "set": "1:tea:1"}),
    ("post", "/huiskamer/verberg/", {"room": "{room}", "set": "1:unkind"}),
    ("post", "/huiskamer/vertaal/", {"room": "{room}", "seq": "1"}),
    ("post", "/huiskamer/plaatje/", {"room": "{room}"}),
    ("post", "/huiskamer/geroepen/wens/", {"room": "{room}", "wish": "on"}),
    ("post", "/huiskamer/gast/", {"room": "{room}", "nickname": "Piet Potlood"}),
    ("post", "/huiskamer/gast/weg/", {"room": "{room}"}),
    ("get", "/huiskamer/team/{room}/", {}),
    ("get", "/huiskamer/team/{room}/u1/", {}),
    ("post", "/huiskamer/team/{room}/u1/", {"deed": "sweep", "sweep-minutes": "60"}),
    ("post", "/huiskamer/team/{room}/deur/", {"door": "open"}),
    ("post", "/huiskamer/team/{room}/rustig/", {"calm": "on"}),
    ("post", "/huiskamer/team/{room}/ophef/1/", {}),
    *(
        ("post", "/huiskamer/gesprek/{room}/" + verb + "/", {})
        for verb in ("aannemen", "afwijzen", "verlaten", "opbergen", "terughalen", "iets")
    ),
    *(
        ("post", "/huiskamer/hulp/{room}/" + verb + "/", {"naar": "1"})
        for verb in ("oppakken", "overdragen", "terugzetten", "sluiten", "heropenen", "iets")
    ),
]


def knock(browser: Client, door: tuple, room: int, message: int):
    """The answer at one door, without what is different each time."""
    method, path, data = door
    fill = {"room": room, "message": message, "cid": cid()}
    sent = {name: value.format(**fill) for name, value in data.items()}
    answer = getattr(browser, method)(path.format(**fill), sent)
    body = answer.content.decode()
    for number in (room, message):
        body = body.replace(str(number), "N")
    where = answer.headers.get("Location", "").replace(str(room), "N").replace(str(message), "N")
    return answer.status_code, where, SECRET in body, len(body) if method == "get" else 0


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door[0]} {door[1]} {door[2]}")
def test_every_door_answers_as_if_nothing_were_there(circles, fatma, volunteer, manager, door):
    before = list(Message.objects.values_list("pk", "state", "body"))
    for browser in strangers(fatma, volunteer, manager):
        browser.raise_request_exception = False
        for room in circles:
            message = Message.objects.filter(room=room).first()
            there = knock(browser, door, room.pk, message.pk)
            nothing = knock(browser, door, 987_654, 987_654)
            assert there[:3] == nothing[:3]
            assert not there[2]
            assert there[0] < 500
    assert list(Message.objects.values_list("pk", "state", "body")) == before


def test_the_list_of_doors_holds_every_address_that_names_a_room():
    """A new address in chat/urls.py must be knocked at too."""
    names = {
        pattern.name
        for namespace, (_prefix, resolver) in get_resolver("cms.urls").namespace_dict.items()
        if namespace == "chat"
        for pattern in resolver.url_patterns
    }
    from chat import urls

    names |= {pattern.name for pattern in urls.urlpatterns}
    knocked = {
        "talk", "act_on_talk", "act_on_help", "say", "take_back", "history", "wait", "change", "feel",
        "hide", "translate", "add_picture", "wish", "guest", "guest_leave", "team", "team_person",
        "team_door", "team_pace", "team_end_rest",
    }  # fmt: skip
    own_or_public = {
        "talks", "talk_wishes", "start_talk", "block", "unblock", "ask_help", "help_queue",
        "theme_room", "glance", "called",
        "picture",  # names a picture, not a room: tests/chat/test_pictures.py
    }  # fmt: skip
    assert names == knocked | own_or_public


OTHER_PAGES = (
    "/", "/huiskamer/", "/huiskamer/glimp/", "/huiskamer/gesprekken/", "/huiskamer/hulp/",
    f"/zoeken/?zoek={SECRET}", "/mijn/", "/mijn/balk/", "/smoelenboek/", "/contact/",
    "/beheer/", "/beheer/huiskamer/kamers/",
    "/beheer/huiskamer/hulpgesprekken/", "/beheer/moderatie/", "/beheer/reports/site-history/",
)  # fmt: skip


def test_no_other_page_repeats_a_word_of_it(circles, fatma, volunteer, manager):
    for browser in strangers(fatma, volunteer, manager):
        for path in OTHER_PAGES:
            answer = browser.get(path, follow=True)
            if path.startswith("/zoeken/"):  # the word that was searched stands in the field
                assert answer.content.decode().count(SECRET) == browser.get(
                    "/zoeken/?zoek=" + "q" * len(SECRET)
                ).content.decode().count("q" * len(SECRET))
            else:
                assert SECRET not in answer.content.decode(), path


def test_the_admin_lists_rooms_but_no_circle(circles, volunteer):
    page = volunteer.read("/beheer/huiskamer/kamers/").content.decode()
    for room in Room.objects.filter(kind__in=CLOSED_CIRCLES):
        assert f"/kamers/edit/{room.pk}/" not in page


def test_the_reference_index_knows_nothing_of_them(circles):
    labels = {
        f"{entry.base_content_type.app_label}.{entry.base_content_type.model}"
        for entry in ReferenceIndex.objects.select_related("base_content_type")
    }
    assert not labels & {"chat.talk", "chat.helptalk", "chat.block", "chat.silence"}


def test_a_stranger_can_report_no_message_and_who_sits_there_can(circles, samira, joop, volunteer):
    message = Message.objects.get(room=circles[0])
    site = circles[0].site
    assert KINDS["message"].find(site, str(message.pk), volunteer.user) is None
    assert joop.read(f"/melden/message/{message.pk}/").status_code == 200


def test_a_report_brings_the_moderator_the_words_and_no_key(circles, joop, volunteer, mailoutbox):
    message = Message.objects.get(room=circles[0])
    form = joop.read(f"/melden/message/{message.pk}/").context["form"]
    joop.do(
        f"/melden/message/{message.pk}/",
        reason="unkind",
        words="Niet aardig",
        key=form["key"].value(),
    )
    queue = volunteer.read("/beheer/moderatie/").content.decode()
    assert SECRET in queue
    case = volunteer.read(f"/beheer/moderatie/message/{message.pk}/")
    assert case.status_code == 404  # only by the queue
    from moderation.models import Case

    page = volunteer.read(f"/beheer/moderatie/{Case.objects.get().pk}/").content.decode()
    assert SECRET in page
    assert f"/huiskamer/gesprek/{message.room_id}/" not in page
    assert volunteer.read(f"/huiskamer/gesprek/{message.room_id}/").status_code == 404


def test_the_mail_about_a_decision_repeats_no_word(circles, joop, volunteer):
    from django.utils import timezone

    from moderation.actions import decide, report
    from moderation.models import Case
    from people.models import OutgoingMail

    message = Message.objects.get(room=circles[0])
    now = timezone.now()
    key = "6d8f5c7e-8f0e-4c53-9d2a-3d1f7a2b9c10"
    report(message, reason="unkind", words="", reporter=joop.user, key=key, now=now)
    case = Case.objects.get()
    decide(
        case.pk, case.site, volunteer.user,
        verdict="hide", reason="unkind", words="Zo praten we niet", version=case.version, now=now,
    )  # fmt: skip
    mails = list(OutgoingMail.objects.all())
    assert len(mails) == 2
    assert not any(SECRET in mail.body + mail.subject for mail in mails)


def test_no_frame_of_the_front_page_tells_of_it(circles):
    glance = json.loads(Client().get("/huiskamer/glimp/").content)
    assert SECRET not in json.dumps(glance)
    assert Talk.objects.count() == 2
