"""A worker stops helping, is switched off or erased: what they were on waits for a colleague."""

from chat.circles import stir
from chat.help_desk import on_the_desk, workers
from chat.models import HelpState, HelpTalk
from chat.seats import stand_up


def give_back_help(user_id: int, always: bool = False) -> None:
    """Put every talk that `user_id` is on back into its queue where they no longer help (or always)."""
    for found in HelpTalk.objects.filter(state=HelpState.TAKEN, taken_by=user_id):
        if not always and user_id in {user.pk for user in workers(found.site)}:
            continue
        with on_the_desk(found.site, found.room_id) as (talk, room):
            if not talk.is_taken or talk.taken_by_id != user_id:
                continue
            stand_up(room, user_id)
            talk.state, talk.taken_by, talk.taken_at = HelpState.WAITING, None, None
            talk.save(update_fields=["state", "taken_by", "taken_at"])
            stir(room)
