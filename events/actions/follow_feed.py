"""Look at a partner's calendar: ask, read, take in. Whatever goes wrong, the last good state stays."""

import hashlib
import logging
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.actions.apply_changes import apply_pending
from events.actions.take_in import take_in
from events.ical_in.source import Fetched, Reading, Unreadable
from events.models import FeedReport, PartnerFeed
from neighbourhoods.hosts import host_table
from partners.models import Organisation
from people.models import User

log = logging.getLogger("rosa.events")


def follow_feed(feed: PartnerFeed, now: datetime, by: User | None = None) -> None:
    """Bring the agenda in line with the calendar at its address. May run twice, or at once.

    Args:
        by: who asked for it; None when it is time again.
    """
    if feed.is_of_files or not feed.take(now):
        return
    try:
        with override(settings.LANGUAGE_CODE):
            _follow(feed, now, by)
    except Unreadable as trouble:
        with override(settings.LANGUAGE_CODE):
            feed.stumble(trouble.reason, now)
    except Exception:
        log.exception("a calendar could not be followed", extra={"feed": feed.pk})
        with override(settings.LANGUAGE_CODE):
            feed.stumble(_("Something went wrong on our side. We try again by ourselves."), now)
    finally:
        feed.let_go()


def read_file(
    organisation: Organisation,
    data: bytes,
    now: datetime,
    by: User | None,
    file_name: str,
    is_complete: bool = False,
) -> FeedReport | None:
    """Take in a calendar that was handed over as a file; None when another one is being read.

    Args:
        by: who handed it over, and owns the drafts of the first file.
        is_complete: whether what came in before and is not in it now is gone.

    Raises:
        Unreadable: nothing of it can be read.
    """
    reading = read(data, now)
    feed = PartnerFeed.objects.of_files(organisation, by)
    if not feed.take(now):
        return None
    try:
        report = take_in(feed, reading, now, by, file_name, is_complete)
        _settle(feed, reading, now)
        return report
    finally:
        feed.let_go()


def _follow(feed: PartnerFeed, now: datetime, by: User | None) -> None:
    found = fetch(feed.address, feed.etag, feed.last_modified)
    mark = hashlib.sha256(found.body or b"").hexdigest()
    if found.body is None or mark == feed.print:
        apply_pending(now, feed_id=feed.pk)
        feed.recover(now)
        return
    reading = read(found.body, now)
    report = take_in(feed, reading, now, by)
    if report.is_whole:  # else the same bytes are read once more
        feed.etag, feed.last_modified = found.etag[:500], found.last_modified[:100]
        feed.print = mark
        feed.save(update_fields=["etag", "last_modified", "print"])
    _settle(feed, reading, now)
    apply_pending(now, feed_id=feed.pk)


def _settle(feed: PartnerFeed, reading: Reading, now: datetime) -> None:
    feed.count = len(reading.activities)
    feed.save(update_fields=["count"])
    feed.recover(now)


def fetch(address: str, etag: str, last_modified: str) -> Fetched:
    """Ask the server of a partner."""
    from events.ical_in.fetch import fetch as ask

    return ask(address, etag, last_modified)


def read(data: bytes, now: datetime) -> Reading:
    """Read a calendar in a process of its own, which can be ended."""
    from events.ical_in.read import read_apart

    own_hosts = {*host_table(), urlsplit(settings.ROSA_BASE_URL).hostname or ""} - {""}
    return read_apart(data, now, own_hosts)
