"""Rest for somebody: asked in every write, inside the lock; fair; over by itself."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import ModelLogEntry

from chat.access import Verb, may
from chat.actions import send as sending
from chat.actions.remove import remove
from chat.actions.sweep import sweep
from chat.models import Message, MessageState, Room, RoomKind
from chat.refusals import Refused
from chat.whom import target
from moderation.actions import CannotSanction, Whom, impose, lift
from moderation.models import Case, Decision, Sanction, SanctionKind
from neighbourhoods.models import NeighbourhoodSettings
from people.models import OutgoingMail
from tests.chat.factories import NOW, room_of, say, who


def rest(site, person, by, kind=SanctionKind.REST, now=NOW) -> Sanction:
    return impose(
        site, Whom(person=person), by, kind=kind, reason="unkind", words="Even rustig.", now=now
    )


def test_who_has_rest_reads_and_says_nothing_until_it_is_over_by_itself(site, resident, worker):
    rest(site, resident, worker)
    with pytest.raises(Refused) as refusal:
        say(site, resident, now=NOW + timedelta(minutes=14))
    assert (refusal.value.code, refusal.value.final) == ("muted", True)
    assert refusal.value.until == NOW + timedelta(minutes=15)
    assert "20.15" in refusal.value.text
    assert may(who(resident, site), Verb.READ, room_of(site), NOW)
    assert say(site, resident, now=NOW + timedelta(minutes=15)).message.seq == 1


def test_a_rest_that_is_given_while_somebody_waits_for_the_lock_counts(
    site, resident, worker, monkeypatch
):
    """The person was asked before the lock; what moderation decides in between must hold."""
    person, room = who(resident, site), room_of(site)
    lock = sending.locked

    def late(room_id):
        rest(site, resident, worker)
        return lock(room_id)

    monkeypatch.setattr(sending, "locked", late)
    with pytest.raises(Refused, match="muted"):
        sending.send(room, person, sending.Draft("rest-0000001", "Nog gauw iets", "nl"), NOW)
    assert not Message.objects.exists()


def test_being_sent_away_shuts_the_rooms_but_never_the_way_to_help(site, resident, worker):
    rest(site, resident, worker, SanctionKind.BAN)
    person = who(resident, site)
    living = may(person, Verb.READ, room_of(site), NOW)
    assert (living.code, living.until) == ("banned", NOW + timedelta(days=30))
    talk = Room.objects.create(site=site, kind=RoomKind.HELP, name="Hulp")
    seated = type(person)(**{**vars(person), "talks": frozenset({talk.pk})})
    assert may(seated, Verb.SEND, talk, NOW)
    with pytest.raises(Refused, match="banned"):
        remove(room_of(site), person, 1, NOW)
    assert may(who(resident, site), Verb.READ, room_of(site), NOW + timedelta(days=30))


def test_a_rest_from_the_room_does_not_reach_into_a_private_conversation(site, resident, worker):
    rest(site, resident, worker, SanctionKind.DAY)
    person = who(resident, site)
    talk = Room.objects.create(site=site, kind=RoomKind.PRIVATE, name="Samen")
    seated = type(person)(**{**vars(person), "talks": frozenset({talk.pk})})
    assert may(seated, Verb.SEND, talk, NOW)


def test_it_holds_in_this_neighbourhood_only(site, other_site, resident, worker):
    from people.actions import join
    from people.models import Step

    join(resident, other_site, Step.RESIDENT)
    rest(site, resident, worker, SanctionKind.BAN)
    assert say(other_site, resident).message.seq == 1


def test_it_can_be_ended_and_that_is_logged(site, resident, worker, moderator):
    ModelLogEntry.objects.all().delete()  # what tests with sockets left behind
    given = rest(site, resident, worker)
    lift(site, given.pk, moderator, NOW)
    lift(site, given.pk, moderator, NOW)
    assert say(site, resident).message.seq == 1
    acts = list(ModelLogEntry.objects.order_by("pk").values_list("action", "user__username"))
    assert acts == [("moderation.impose", "werker"), ("moderation.lift", "moderator")]


@pytest.mark.parametrize("about", ["resident", "manager", "moderator"])
def test_nobody_gives_rest_to_the_manager_or_themselves_and_residents_to_nobody(
    site, resident, neighbour, moderator, manager, about
):
    people = {"resident": resident, "manager": manager, "moderator": moderator}
    givers = {"resident": neighbour, "manager": moderator, "moderator": moderator}
    with pytest.raises(CannotSanction):
        rest(site, people[about], givers[about])
    assert not Sanction.objects.exists()


def test_a_moderator_of_elsewhere_gives_no_rest_here(site, other_site, resident, outsider):
    from people.actions import give_role
    from people.roles import Role

    give_role(outsider, other_site, Role.MODERATOR)
    with pytest.raises(CannotSanction):
        rest(site, resident, outsider)
    mine = Sanction.objects.create(
        site=site, person=resident, kind="rest", reason="other", created=NOW, until=NOW
    )
    with pytest.raises(CannotSanction):
        lift(other_site, mine.pk, outsider, NOW)


def test_two_moderators_at_once_give_one_rest(site, resident, worker, moderator):
    assert rest(site, resident, worker).pk == rest(site, resident, moderator).pk


def test_the_person_is_told_once_why_until_when_and_whom_to_call(site, resident, worker):
    NeighbourhoodSettings.objects.update_or_create(site=site, defaults={"phone": "030 123 45 67"})
    rest(site, resident, worker)
    mail = OutgoingMail.objects.get()
    assert mail.to == resident.email
    for told in (
        "23 november, 20.15",
        "Onaardig",
        "Even rustig.",
        "030 123 45 67",
        "niet mee eens",
    ):
        assert told in mail.body, mail.body


def test_a_sweep_is_one_decision_for_each_message_and_one_mail(site, resident, neighbour, worker):
    for minute in (0, 20, 22, 24):
        say(site, resident, f"Minuut {minute}", NOW + timedelta(minutes=minute))
    say(site, neighbour, "Van een ander", NOW + timedelta(minutes=23))
    now, room = NOW + timedelta(minutes=25), room_of(site)
    person = target(room, f"u{resident.pk}")
    done = sweep(room, person, worker, minutes=15, reason="unkind", words="", now=now)
    assert (done.covered, done.left) == (3, 0)
    shown = Message.objects.filter(state=MessageState.VISIBLE).values_list("body", flat=True)
    assert set(shown) == {"Minuut 0", "Van een ander"}
    assert Decision.objects.filter(verdict="hide", by=worker).count() == 3
    assert Case.objects.count() == 3
    assert OutgoingMail.objects.filter(to=resident.email).count() == 1
    again = sweep(room, person, worker, minutes=15, reason="unkind", words="", now=now)
    assert again.covered == 0
    assert OutgoingMail.objects.count() == 1


def test_nobody_sweeps_their_own_or_the_managers_words(site, moderator, manager):
    room = room_of(site)
    for person in (moderator, manager):
        say(site, person)
        with pytest.raises(CannotSanction):
            sweep(
                room, target(room, f"u{person.pk}"), moderator,
                minutes=60, reason="unkind", words="", now=NOW,
            )  # fmt: skip
    assert not Message.objects.exclude(state=MessageState.VISIBLE).exists()


@pytest.mark.parametrize("card", ["", "x1", "u", "u0", "g5", "u999999", "u٣", "u1; drop"])
def test_nobody_is_meant_by_an_odd_card(site, card):
    assert target(room_of(site), card) is None


def test_who_is_not_of_here_can_not_be_meant(site, other_site, outsider):
    assert target(room_of(site), f"u{outsider.pk}") is None


def test_a_visitor_without_name_has_no_rest(site):
    assert who(AnonymousUser(), site).rest(NOW) is None
