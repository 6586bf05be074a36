"""Come back to a help talk that was closed."""

from datetime import datetime

from wagtail.models import Site

from chat.circles import set_door
from chat.help_desk import on_the_desk, workers, write_down
from chat.models import HelpState, HelpTalk, RoomStatus
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sits


def reopen_help(site: Site, person: Person, room_id: int, now: datetime) -> None:
    """Back to the same worker, or into the queue when that one no longer helps here. Twice is once.

    Raises:
        Refused: "not_found" for who did not ask it, "too_late_to_reopen" after a day, "other_open"
            when another question of theirs is open.
    """
    with on_the_desk(site, room_id) as (talk, room):
        if person.user_id is None or talk.asker_id != person.user_id:
            raise Refused("not_found")
        if not talk.is_closed:
            return
        if not talk.may_reopen(now):
            raise Refused("too_late_to_reopen")
        others = HelpTalk.objects.filter(site=site, asker=person.user_id)
        if others.exclude(state=HelpState.CLOSED).exists():
            raise Refused("other_open")
        helps = {user.pk for user in workers(site)}
        stays = talk.taken_by_id in helps and sits(room, talk.taken_by_id)
        talk.state = HelpState.TAKEN if stays else HelpState.WAITING
        talk.taken_by_id = talk.taken_by_id if stays else None
        talk.asked_at, talk.closed_at = now, None
        talk.save(update_fields=["state", "taken_by", "asked_at", "closed_at"])
        set_door(room, RoomStatus.OPEN)
        write_down(talk, "reopen", person, now)
