"""One activity of a partner's calendar: a draft the first time, later what its source tells anew.

Words wait for an editor. The time of a published activity follows at once, since somebody may be
on the way to it.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from events.actions.apply_changes import apply_changes, changes_of, hold
from events.given import PARTS, Given, prints_of
from events.ical_in.source import SourceActivity
from events.local_time import local_of
from events.models import EventIndexPage, EventPage, FeedActivity, PartnerFeed
from events.models.feed_activity import short_uid


@dataclass(frozen=True)
class Line:
    """One thing that was done, or not, for a report.

    Attributes:
        what: a key of `feed_words.LINES`.
        key: `translation_key` of the page, or empty.
        detail: names of parts, a place, a number.
    """

    what: str
    title: str
    key: str = ""
    detail: str = ""

    as_json = asdict


def follow_source(feed: PartnerFeed, activity: SourceActivity, now: datetime) -> list[Line]:
    """Take in what `activity` says. The caller holds `feed` and a transaction."""
    identity = {"uid": short_uid(activity.uid), "recurrence_id": activity.recurrence_id}
    given = Given.by(activity, feed)
    memory = feed.activities.select_for_update().filter(**identity).first()
    if memory is None:
        if activity.cancelled:
            return [Line("cancelled_new", given.title)]
        if activity.last_end and activity.last_end <= local_of(now, activity.zone):
            return [Line("over", given.title)]
        memory = FeedActivity(feed=feed, **identity)
        page, lines = _announce(memory, given), []
        lines.append(Line("new", given.title, str(memory.key)))
        _remember(memory, activity, now)
        memory.save()
    else:
        memory.feed = feed
        _remember(memory, activity, now)
        page = page_of(memory)
        if page is None:
            memory.save()
            return [Line("thrown_away", given.title)]
        if memory.gone_at:
            lines = [] if activity.cancelled else [_bring_back(memory, page, given)]
        else:
            lines = _follow(memory, page, given)
        memory.save()
    if given.unknown_place and (lines and lines[0].what in ("new", "back")):
        lines.append(Line("place", given.title, str(memory.key), given.unknown_place))
    if number := apply_changes(memory, now):
        what = "cancelled" if memory.is_cancelled else "dates"
        lines.append(Line(what, given.title, str(memory.key), str(number)))
    return lines


def page_of(memory: FeedActivity) -> EventPage | None:
    """The page in the main language, as far as it is still in this neighbourhood."""
    own = EventPage.objects.descendant_of(memory.feed.site.root_page)
    return own.filter(
        translation_key=memory.key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def let_go(memory: FeedActivity, now: datetime) -> Line:
    """It is no longer in the calendar: off the site in every language, and never deleted. To be called
    within a transaction."""
    hold(memory)
    by, key = memory.feed.made_by, str(memory.key)
    pages = EventPage.objects.filter(translation_key=memory.key, alias_of=None)
    was_live = False
    for page in pages:
        state = page.current_workflow_state
        if page.workflow_in_progress and state:
            state.cancel(user=by)
        if page.live:
            was_live = True
            UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        _tell(page, "events.source_gone", memory)
    memory.gone_at, memory.missing_since = now, None
    memory.save(update_fields=["gone_at", "missing_since"])
    return Line("gone" if was_live else "gone_draft", memory.title, key)


def _remember(memory: FeedActivity, activity: SourceActivity, now: datetime) -> None:
    memory.title = " ".join(activity.title.split())[:255]
    memory.url = activity.url[:500]
    memory.changes, memory.is_cancelled = changes_of(activity), activity.cancelled
    memory.last_end, memory.seen_at = activity.last_end, now
    memory.missing_since, memory.is_kept = None, False


def _announce(memory: FeedActivity, given: Given) -> EventPage:
    """A draft in the agenda, handed in to the editors."""
    feed = memory.feed
    agenda = EventIndexPage.objects.child_of(feed.site.root_page).get()
    page = EventPage(
        live=False, owner=feed.made_by, organisation=feed.organisation, languages=feed.languages
    )
    given.write_to(page, set(PARTS))
    agenda.add_child(instance=page)
    memory.key, memory.prints = page.translation_key, given.prints()
    _hand_in(memory, page)
    return page


def _bring_back(memory: FeedActivity, page: EventPage, given: Given) -> Line:
    """It is in the calendar again: to the editors, who decide once more."""
    draft = page.get_latest_revision_as_object()
    fresh = given.prints()
    following = {part for part in PARTS if not _is_edited(memory, draft, part)} | {"when"}
    given.write_to(draft, following)
    memory.prints, memory.gone_at = fresh, None
    _hand_in(memory, draft)
    return Line("back", given.title, str(memory.key))


def _follow(memory: FeedActivity, page: EventPage, given: Given) -> list[Line]:
    """What the source tells anew, onto a page that is there."""
    fresh, key = given.prints(), str(memory.key)
    changed = {part for part in PARTS if fresh[part] != memory.prints.get(part)}
    if not changed:
        return []
    draft = page.get_latest_revision_as_object()
    edited = {part for part in changed if _is_edited(memory, draft, part)}
    is_theirs = _has_draft(page) and page.latest_revision_id != memory.revision_id
    follows = (changed - edited) | (changed & {"when"})
    lines, undone = [], set()
    if page.live and "when" in follows:
        _republish(memory, page, given, is_theirs)
        lines.append(Line("time_and_draft" if is_theirs else "time", given.title, key))
        page = EventPage.objects.get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        follows -= {"when"}
    if follows and is_theirs:
        undone = follows
        lines.append(Line("your_draft", given.title, key, _names(follows)))
    elif follows:
        given.write_to(draft, follows)
        if page.live or page.workflow_in_progress:
            _hand_in(memory, draft)
        else:
            _save(memory, draft)
        lines.append(Line("words", given.title, key, _names(follows)))
    if kept := edited - {"when"}:
        lines.append(Line("kept", given.title, key, _names(kept)))
    memory.prints |= {part: fresh[part] for part in PARTS if part not in undone}
    return lines


def _republish(memory: FeedActivity, page: EventPage, given: Given, is_theirs: bool) -> None:
    """The new time on what is live. A draft stays the newest; if it is an editor's, as it was."""
    by = memory.feed.made_by
    has_draft, revision = _has_draft(page), page.latest_revision
    state = page.current_workflow_state if page.workflow_in_progress else None
    given.write_to(page, {"when"})
    # `by` may perhaps only write: an editor approved the activity, and its time follows.
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    _tell(page, "events.follow_source", memory)
    if not has_draft:
        return
    draft = revision.as_object()
    if not is_theirs:
        given.write_to(draft, {"when"})
    again = draft.save_revision(user=revision.user, clean=False)
    if not is_theirs:
        memory.revision_id = again.pk
    if state:
        state.workflow.start(draft, state.requested_by)


def _hand_in(memory: FeedActivity, page: EventPage) -> None:
    """Save a draft and give it to the editors; what they were judging is not the newest any more."""
    _save(memory, page)
    state = page.current_workflow_state
    if page.workflow_in_progress and state:
        state.cancel(user=memory.feed.made_by)
    if workflow := page.get_workflow():
        workflow.start(page, memory.feed.made_by)


def _save(memory: FeedActivity, page: EventPage) -> None:
    revision = page.save_revision(user=memory.feed.made_by, log_action=True)
    memory.revision_id = revision.pk


def _is_edited(memory: FeedActivity, page: EventPage, part: str) -> bool:
    return prints_of(page)[part] != memory.prints.get(part)


def _has_draft(page: EventPage) -> bool:
    return page.live and page.has_unpublished_changes


def _names(parts: set[str]) -> str:
    return ",".join(part for part in PARTS if part in parts)


def _tell(page: EventPage, action: str, memory: FeedActivity) -> None:
    data = {"organisation": memory.feed.organisation.name}
    log(instance=page, action=action, user=memory.feed.made_by, data=data)
