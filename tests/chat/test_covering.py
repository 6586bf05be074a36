"""A moderator covers words on the spot: one tap, and the same decision as in the queue."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from chat.actions.cover import cover
from chat.actions.remove import remove
from chat.models import MessageState
from chat.refusals import Refused
from moderation.models import Case, Decision
from people.models import OutgoingMail
from tests.chat.factories import NOW, room_of, say, who


def hide(site, user, reason: str = "unkind", seq: int = 1):
    return cover(room_of(site), who(user, site), seq, reason, NOW)


def test_it_is_covered_logged_and_told_to_its_writer(site, resident, moderator):
    message = say(site, resident, "Onaardig").message
    assert hide(site, moderator).state == MessageState.HIDDEN
    decision = Decision.objects.get()
    assert (decision.verdict, decision.reason, decision.by) == ("hide", "unkind", moderator)
    assert Case.objects.get().thing == message
    assert ModelLogEntry.objects.filter(action="moderation.hide", user=moderator).exists()
    assert OutgoingMail.objects.get().to == resident.email
    assert not mail.outbox


def test_covering_twice_is_one_decision(site, resident, moderator, worker):
    say(site, resident)
    hide(site, moderator)
    hide(site, worker)
    assert Decision.objects.count() == 1


def test_only_the_team_covers_and_never_without_a_reason(site, resident, neighbour, moderator):
    say(site, resident)
    with pytest.raises(Refused, match="not_yours"):
        hide(site, neighbour)
    for reason in ("", "because"):
        with pytest.raises(Refused, match="no_reason"):
            hide(site, moderator, reason)
    assert not Decision.objects.exists()


def test_nobody_covers_their_own_words(site, moderator):
    say(site, moderator)
    with pytest.raises(Refused) as refusal:
        hide(site, moderator)
    assert refusal.value.text
    assert not Decision.objects.exists()


def test_what_is_gone_can_not_be_covered(site, other_site, resident, moderator, outsider):
    say(site, resident)
    remove(room_of(site), who(resident, site), 1, NOW)
    for seq in (1, 2):
        with pytest.raises(Refused, match="gone"):
            hide(site, moderator, seq=seq)
    say(other_site, outsider)
    with pytest.raises(Refused, match="not_member"):
        cover(room_of(other_site), who(moderator, other_site), 1, "unkind", NOW)
