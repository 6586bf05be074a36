"""Close a help talk: done for now."""

from datetime import datetime

from wagtail.models import Site

from chat.circles import set_door
from chat.help_desk import is_worker, on_the_desk, write_down
from chat.models import RoomStatus
from chat.person import Person
from chat.refusals import Refused


def close_help(site: Site, person: Person, room_id: int, now: datetime) -> None:
    """No new words; both can still read. The asker can come back to it for a day. Twice is once.

    Raises:
        Refused: "not_found" for who is neither the asker nor the worker who is on it.
    """
    with on_the_desk(site, room_id) as (talk, room):
        is_asker = person.user_id is not None and talk.asker_id == person.user_id
        if not is_asker and not (is_worker(person) and talk.taken_by_id == person.user_id):
            raise Refused("not_found")
        if talk.is_closed:
            return
        talk.close(now)
        set_door(room, RoomStatus.CLOSED)
        write_down(talk, "close", person, now)
