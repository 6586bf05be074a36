"""Hand a help talk to another worker, or put it back into the queue."""

from datetime import datetime

from wagtail.models import Site

from chat.circles import stir
from chat.help_desk import is_worker, on_the_desk, workers, write_down
from chat.models import HelpState
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down, stand_up


def hand_over_help(
    site: Site, person: Person, room_id: int, to_id: int | None, now: datetime
) -> None:
    """Stand up for worker `to_id`, or for whoever takes it next when that is None. Who stands up
    loses the room at once, with all its words.

    Raises:
        Refused: "not_found" when this person isn't on it, "nobody_chosen" when `to_id` is no other worker.
    """
    with on_the_desk(site, room_id) as (talk, room):
        if not (is_worker(person) and talk.is_taken and talk.taken_by_id == person.user_id):
            raise Refused("not_found")
        heir = _heir(site, to_id, person, talk.asker_id)
        stand_up(room, person.user_id or 0)
        talk.taken_by_id = heir
        talk.state = HelpState.TAKEN if heir else HelpState.WAITING
        talk.taken_at = now if heir else None
        talk.save(update_fields=["state", "taken_by", "taken_at"])
        if heir:
            sit_down(room, heir, read_up_to=0)
        stir(room)
        write_down(talk, "hand_over", person, now, to=str(heir or ""))


def _heir(site: Site, to_id: int | None, person: Person, asker_id: int | None) -> int | None:
    if to_id is None:
        return None
    others = {user.pk for user in workers(site)} - {person.user_id, asker_id}
    if to_id not in others:
        raise Refused("nobody_chosen")
    return to_id
