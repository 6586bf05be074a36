"""Tell somebody's own open pages that they want to hear others than before."""

from functools import partial

from django.db import transaction

from chat.publish import tell


def tell_own_pages(user_id: int) -> None:
    """After the commit open pages of this person begin anew with what they want to hear now."""
    hint = {"kind": "blocks", "user": user_id}
    transaction.on_commit(partial(tell, hint), robust=True)
