"""How moderation handles a notice."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from board.models import Notice
from moderation import registry


def describe(notice: Notice) -> registry.Content:
    """A notice as a moderator reads it."""
    details = [(str(_("Kind")), str(notice.what.label)), (str(_("Number")), str(notice.number))]
    if notice.corner:
        details.append((str(_("Where")), notice.corner))
    if notice.price:
        details.append((str(_("Price")), f"€ {notice.price}"))
    return registry.Content(
        title=notice.title,
        text=notice.text,
        language=notice.language,
        details=tuple(details),
        pictures=tuple((p.small_url, p.alt) for p in notice.pictures.all()),
    )


def find(site, object_id: str, user) -> Notice | None:
    """The notice, when this person may see it."""
    if not object_id.isdecimal() or len(object_id) > 12:
        return None
    visible = Notice.objects.visible_to(user, site, timezone.now())
    return visible.filter(pk=int(object_id)).first()


def register() -> None:
    """Let notices be reported, hidden, restored, and approved before they hang."""
    registry.register(
        Notice,
        kind="notice",
        name=_("notice"),
        describe=describe,
        site=lambda notice: notice.site,
        url=lambda notice: notice.own_url,
        hide=lambda notice, by, reason, now: notice.hide(by, reason, now),
        restore=lambda notice, by, now: notice.restore(by, now),
        approve=lambda notice, by, now: notice.approve(by, now),
        send_back=lambda notice, by, _reason, now: notice.send_back(by, now),
        show_after_all=lambda notice, by, now: notice.show_after_all(by, now),
        find=find,
        things=lambda: Notice.objects.select_related("site").prefetch_related("pictures"),
    )
