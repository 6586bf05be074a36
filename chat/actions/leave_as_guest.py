"""A visitor goes: their nickname is forgotten, their words stay without a name."""

from datetime import datetime
from functools import partial

from django.db import transaction
from wagtail.models import Site

from chat.guests import hashed
from chat.models import Guest
from chat.person import visitor
from chat.publish import tell


@transaction.atomic
def leave_as_guest(site: Site, key: str, now: datetime) -> bool:
    """Forget the guest of `key`. Answers whether the browser may forget the key too: it keeps it while
    a rest holds, so that another nickname doesn't end that."""
    person = visitor(site, hashed(key))
    if person.guest_id is None:
        return True
    Guest.objects.filter(pk=person.guest_id).delete()
    hint = {"kind": "recheck", "guest": person.guest_id}
    transaction.on_commit(partial(tell, hint), robust=True)
    return person.rest(now) is None
