"""Take a help talk: exactly one worker does."""

from datetime import datetime

from wagtail.models import Site

from chat.circles import stir
from chat.help_desk import is_worker, on_the_desk, write_down
from chat.models import HelpState, Room
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down


def take_help(site: Site, person: Person, room_id: int, now: datetime) -> Room:
    """Sit down with who asked. Taking one's own again changes nothing.

    Raises:
        Refused: "not_found" for who is no worker here, "taken" when somebody else was first,
            "talk_over" when it is closed.
    """
    if not is_worker(person):
        raise Refused("not_found")
    with on_the_desk(site, room_id) as (talk, room):
        if talk.is_taken and talk.taken_by_id == person.user_id:
            return room
        if talk.asker_id == person.user_id:
            raise Refused("own_question")
        if not talk.is_waiting:
            raise Refused("taken" if talk.is_taken else "talk_over")
        talk.state, talk.taken_by_id, talk.taken_at = HelpState.TAKEN, person.user_id, now
        talk.save(update_fields=["state", "taken_by", "taken_at"])
        sit_down(room, person.user_id or 0, read_up_to=0)
        stir(room)
        write_down(talk, "take", person, now)
    return room
