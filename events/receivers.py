"""What happens when an editor publishes, withdraws, moves or deletes. Drafts change nothing."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.actions.apply_changes import apply_pending
from events.actions.build_series import build_series
from events.actions.continue_series import forget_draft, publish_other_languages
from events.actions.take_part import leave_everything
from events.models import AgendaVersion, Closure, EventCategory, EventPage, PartnerFeed, Place
from events.tasks import draw_feed_picture, rebuild_after_closure
from neighbourhoods.signals import neighbourhood_opened
from partners.models import Organisation
from people.models import User
from people.roles import Role
from people.site_rights import allow


def connect() -> None:
    """Listen. Never to `post_save` of a page: Wagtail saves drafts all the time."""
    for signal in (page_published, page_unpublished):
        signal.connect(_changed, sender=EventPage, dispatch_uid=f"events.{id(signal)}")
    page_published.connect(_published, sender=EventPage, dispatch_uid="events.pending_changes")
    post_page_move.connect(_changed, sender=EventPage, dispatch_uid="events.moved")
    post_delete.connect(_deleted, sender=EventPage, dispatch_uid="events.deleted")
    post_delete.connect(_draft_gone, sender=EventPage, dispatch_uid="events.draft_gone")
    neighbourhood_opened.connect(_give_rights, dispatch_uid="events.rights")
    pre_delete.connect(_erased, sender=User, dispatch_uid="events.erased")
    for model in (EventCategory, Place, Organisation):
        post_save.connect(_renamed, sender=model, dispatch_uid=f"events.{model.__name__}.saved")
        post_delete.connect(_renamed, sender=model, dispatch_uid=f"events.{model.__name__}.gone")
    for signal in (post_save, post_delete):
        signal.connect(
            _closure_changed, sender=Closure, dispatch_uid=f"events.closure.{id(signal)}"
        )


def _give_rights(site: Site, **_kwargs) -> None:
    """Editors make kinds and places and follow calendars; chief editors and managers also close
    periods and throw away."""
    allow(site, [Role.EDITOR], [EventCategory, Place, PartnerFeed], ["add", "change"])
    above = [Role.CHIEF_EDITOR, Role.MANAGER]
    allow(site, above, [EventCategory, Place, Closure, PartnerFeed], ["add", "change", "delete"])


def _changed(instance: Page, **_kwargs) -> None:
    built = build_series(instance.translation_key, timezone.now())
    # Wagtail tells of a move with a plain page.
    if instance.live and instance.specific.picture_id:
        transaction.on_commit(partial(draw_feed_picture.enqueue, instance.pk))
    if built.continues:
        publish_other_languages(instance.translation_key, built.continues)


def _draft_gone(instance: EventPage, **_kwargs) -> None:
    forget_draft(instance.translation_key)


def _deleted(instance: EventPage, **_kwargs) -> None:
    build_series(instance.translation_key, timezone.now(), gone=instance)


def _erased(instance: User, **_kwargs) -> None:
    leave_everything(instance, timezone.now())


def _published(instance: EventPage, **_kwargs) -> None:
    """Single dates that its source cancelled or moved while it was a draft."""
    with override(settings.LANGUAGE_CODE):
        apply_pending(timezone.now(), key=instance.translation_key)


def _renamed(instance, **_kwargs) -> None:
    if Site.objects.filter(pk=instance.site_id).exists():
        AgendaVersion.objects.rise(instance.site_id)


def _closure_changed(instance: Closure, **_kwargs) -> None:
    transaction.on_commit(partial(rebuild_after_closure.enqueue, instance.site_id))
