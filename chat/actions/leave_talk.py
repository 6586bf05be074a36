"""Leave a conversation. The words stay with the other; who was only asked hears nothing more of it."""

from chat.circles import set_door
from chat.models import Room, RoomStatus, Talk, TalkState
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sits, stand_up
from chat.sequence import locked


def leave_talk(room: Room, person: Person) -> None:
    """Give up the seat; nobody can go on in the conversation until one of them begins again.

    Raises:
        Refused: "not_found" when this person doesn't sit here.
    """
    with locked(room.pk) as current:
        talk = Talk.objects.filter(room=current).first()
        if talk is None or person.user_id is None or not sits(current, person.user_id):
            raise Refused("not_found")
        stand_up(current, person.user_id)
        if talk.state == TalkState.DECLINED:
            return  # a no stays a no, whoever asks again
        talk.state = TalkState.ENDED
        talk.save(update_fields=["state"])
        set_door(current, RoomStatus.CLOSED)
