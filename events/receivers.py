"""What happens when an editor publishes, withdraws, moves or deletes. Drafts change nothing."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.actions.build_series import build_series
from events.actions.continue_series import forget_draft, publish_other_languages
from events.models import AgendaVersion, Closure, EventCategory, EventPage, Place
from events.tasks import draw_feed_picture, rebuild_after_closure
from neighbourhoods.signals import neighbourhood_opened
from partners.models import Organisation
from people.roles import Role
from people.site_rights import allow


def connect() -> None:
    """Listen. Never to `post_save` of a page: Wagtail saves drafts all the time."""
    for signal in (page_published, page_unpublished):
        signal.connect(_changed, sender=EventPage, dispatch_uid=f"events.{id(signal)}")
    post_page_move.connect(_changed, sender=EventPage, dispatch_uid="events.moved")
    post_delete.connect(_changed, sender=EventPage, dispatch_uid="events.deleted")
    post_delete.connect(_draft_gone, sender=EventPage, dispatch_uid="events.draft_gone")
    neighbourhood_opened.connect(_give_rights, dispatch_uid="events.rights")
    for model in (EventCategory, Place, Organisation):
        post_save.connect(_renamed, sender=model, dispatch_uid=f"events.{model.__name__}.saved")
        post_delete.connect(_renamed, sender=model, dispatch_uid=f"events.{model.__name__}.gone")
    for signal in (post_save, post_delete):
        signal.connect(
            _closure_changed, sender=Closure, dispatch_uid=f"events.closure.{id(signal)}"
        )


def _give_rights(site: Site, **_kwargs) -> None:
    """Editors make kinds and places; chief editors and managers also close periods and throw away."""
    allow(site, [Role.EDITOR], [EventCategory, Place], ["add", "change"])
    above = [Role.CHIEF_EDITOR, Role.MANAGER]
    allow(site, above, [EventCategory, Place, Closure], ["add", "change", "delete"])


def _changed(instance: EventPage, **_kwargs) -> None:
    built = build_series(instance.translation_key, timezone.now())
    if instance.live and instance.picture_id:
        transaction.on_commit(partial(draw_feed_picture.enqueue, instance.pk))
    if built.continues:
        publish_other_languages(instance.translation_key, built.continues)


def _draft_gone(instance: EventPage, **_kwargs) -> None:
    forget_draft(instance.translation_key)


def _renamed(instance, **_kwargs) -> None:
    if Site.objects.filter(pk=instance.site_id).exists():
        AgendaVersion.objects.rise(instance.site_id)


def _closure_changed(instance: Closure, **_kwargs) -> None:
    transaction.on_commit(partial(rebuild_after_closure.enqueue, instance.site_id))
