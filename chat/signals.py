"""What happens downstairs that the living room must know of."""

from functools import partial

from django.contrib.auth.models import Permission
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import GroupSitePermission

from chat.actions.erase_words import erase_words
from chat.actions.give_back_help import give_back_help
from chat.actions.open_living_room import living_room
from chat.models import Guest, HelpTalk
from chat.publish import tell
from chat.rights import fingerprint
from moderation.models import Sanction
from moderation.signals import sanction_changed
from neighbourhoods.signals import neighbourhood_opened
from people.actions import role_group
from people.models import Membership, User
from people.roles import Role
from people.site_rights import allow

RIGHTS = ["view_room", "change_room"]


@receiver(neighbourhood_opened)
def give_it_a_living_room(site, **kwargs) -> None:
    """A new neighbourhood has a place to talk from the start, and a team that minds its door."""
    living_room(site)
    rights = Permission.objects.filter(content_type__app_label="chat", codename__in=RIGHTS)
    words = Permission.objects.get(content_type__app_label="chat", codename="change_worrywords")
    for role in (Role.WORKER, Role.MODERATOR, Role.MANAGER):
        group = role_group(site, role)
        group.permissions.add(*rights)
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=words)
    allow(site, [Role.MANAGER], [HelpTalk], ["view"])


@receiver(user_logged_out)
def end_its_sockets(request, **kwargs) -> None:
    """Signed out here: pages of the same session stop at once, wherever they are open."""
    key = getattr(getattr(request, "session", None), "session_key", None)
    if key:
        tell({"kind": "session_ended", "session": fingerprint(key)})


@receiver(post_save, sender=User)
def look_again_at_rights(instance: User, created: bool, update_fields=None, **kwargs) -> None:
    """Switched off or a new password: check this person's open pages now, not at the next tick."""
    if not created and update_fields != frozenset({"last_login"}):
        if not instance.is_active:
            give_back_help(instance.pk)
        _recheck(instance.pk)


@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def look_again_at_who_belongs_here(instance: Membership, **kwargs) -> None:
    """Came to belong to the neighbourhood, or no longer does: open pages follow now."""
    _recheck(instance.user_id)


@receiver(sanction_changed)
def look_again_at_rest(sanction: Sanction, **kwargs) -> None:
    """Was given rest, or it was ended: open pages follow now."""
    if sanction.person_id:
        _recheck(sanction.person_id)
    for guest in Guest.objects.filter(site=sanction.site, key_hash=sanction.guest_key or "-"):
        hint = {"kind": "recheck", "guest": guest.pk}
        transaction.on_commit(partial(tell, hint), robust=True)


def _recheck(user_id: int) -> None:
    hint = {"kind": "recheck", "user": user_id}
    transaction.on_commit(partial(tell, hint), robust=True)


@receiver(pre_delete, sender=User)
def take_back_their_words(instance: User, **kwargs) -> None:
    """An account is erased: nothing that it said stays."""
    give_back_help(instance.pk, always=True)
    erase_words(instance.pk, timezone.now())


@receiver(m2m_changed, sender=User.groups.through)
def look_again_at_roles(instance, action: str, **kwargs) -> None:
    """Somebody no longer helps here: an open help talk closes to them now."""
    if action in {"post_remove", "post_clear"} and isinstance(instance, User):
        give_back_help(instance.pk)
        _recheck(instance.pk)
