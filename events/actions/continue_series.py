""" "This date and all later": a second series goes on where the first one ends."""

from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.actions.build_series import published_pages
from events.models import ClosedDays, Closure, Continuation, EventPage, Occurrence, Series, Status
from events.recurrence import rule_without
from people.models import User


@transaction.atomic
def continue_series(date: Occurrence, by: User | None) -> EventPage:
    """A draft that starts at `date` and goes on as the series does, in every language. Nobody sees a
    difference until it is published; then the old series ends before `date`.

    Returns:
        The page to change: in Dutch where there is one. The draft of before, if there is one already.

    Raises:
        ValidationError: in words, when there is nothing before this date to leave as it was.
    """
    # One at a time: two drafts would both take the later dates.
    series = Series.objects.select_for_update().get(pk=date.series_id)
    if draft := waiting_draft(series.key):
        return draft
    if (why := why_not(date)) is not None:
        raise ValidationError(why)
    key, since = uuid4(), date.original_start
    pages = [page for page in published_pages(series.key) if page.alias_of_id is None]
    rule = _rest_of_rule(pages[0], since)
    drafts = [_copy(page, key, since, rule, by) for page in pages]
    Continuation.objects.waiting().filter(series=series).delete()  # its draft is gone
    Continuation.objects.create(key=key, series=series, since=since)
    data = {"date": date.slug, "reason": ""}
    log(instance=pages[0], action="events.continue_date", user=by, data=data)
    return drafts[0]


def why_not(date: Occurrence) -> str | None:
    """Why nothing can go on from this date, in words; None when it can."""
    series = date.series
    if date.status == Status.ORPHANED or not series.is_published:
        return _("This date is not in the agenda.")
    if series.rule and date.is_extra:
        return _("This is a loose day beside the repetition. Choose a date of the repetition.")
    if date.original_start <= series.start_local:
        return _("This is the first date. Change the activity itself.")
    return None


def waiting_draft(key: UUID) -> EventPage | None:
    """The draft that is to take over from the series `key`."""
    keys = Continuation.objects.waiting().filter(series_id=key).values("key")
    drafts = EventPage.objects.filter(translation_key__in=keys, alias_of=None)
    return drafts.order_by("pk").first()


def forget_draft(key: UUID) -> None:
    """A draft was thrown away before it took over anything: the old series stays whole."""
    if not EventPage.objects.filter(translation_key=key).exists():
        Continuation.objects.waiting().filter(key=key).delete()


def publish_other_languages(key: UUID, old: UUID) -> None:
    """The series `key` took over from `old`: its translations go live too where they were live before,
    at the time that was published now."""
    lead = published_pages(key)[0]
    languages = {page.locale_id for page in published_pages(old)}
    drafts = EventPage.objects.filter(translation_key=key, live=False, locale__in=languages)
    shared = [field.field_name for field in EventPage.override_translatable_fields]
    for page in drafts.exclude(pk=lead.pk):
        draft = page.get_latest_revision_as_object()
        for name in shared:
            setattr(draft, name, getattr(lead, name))
        draft.extra_dates = [_same_day(extra) for extra in lead.extra_dates.all()]
        draft.skipped_dates = [_same_day(day) for day in lead.skipped_dates.all()]
        draft.save_revision(log_action=True).publish()


def _copy(page: EventPage, key: UUID, since: datetime, rule: str, by: User | None) -> EventPage:
    first = page.start_local or since
    copy = page.copy(
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        user=by,
        update_attrs={
            "translation_key": key, "slug": _free_slug(page, since), "rule": rule,
            "start_day": since.date(), "start_time": since.time(),
        },
    )  # fmt: skip
    kept = []
    for extra in page.extra_dates.all():
        start = extra.start_at(first)
        if start > since:
            again = _same_day(extra)
            again.time = start.time()  # of its own: the first day may have another time now
            kept.append(again)
    copy.extra_dates = kept
    copy.save()
    copy.save_revision(user=by)
    return copy


def _same_day(extra):
    return type(extra)(day=extra.day, time=extra.time, sort_order=extra.sort_order)


def _rest_of_rule(page: EventPage, since: datetime) -> str:
    """The rule, without the times that lie before `since` if it counts."""
    if not page.rule:
        return ""
    closures = Closure.objects.days(page.get_site()) if page.skips_closures else ClosedDays()
    dates = page.schedule().plan(closures, since).dates
    return rule_without(page.rule, sum(not date.is_extra for date in dates))


def _free_slug(page: EventPage, since: datetime) -> str:
    base = f"{page.slug[:230]}-{since:%Y-%m-%d}"
    taken = set(page.get_siblings().filter(slug__startswith=base).values_list("slug", flat=True))
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
