"""Whether a mail may tell somebody that they were called in a room while they were away."""

from chat.models import Member, Room
from chat.person import Person


def want_calls(room: Room, person: Person, wanted: bool) -> None:
    """Remember it; nothing for who is no member."""
    if person.user_id is None or not person.is_member:
        return
    Member.objects.update_or_create(
        room=room, person_id=person.user_id, defaults={"notify": wanted}
    )
