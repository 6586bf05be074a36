"""Notices for tests."""

import uuid
from datetime import timedelta

from django.utils import timezone

from board.kinds import Kind, State
from board.models import Notice, NoticePicture
from board.models.picture import LARGE, MAX_SIDE, SMALL
from neighbourhoods.pictures import clean_picture
from tests.neighbourhoods import pictures as made


def notice(
    author, site, *, state=State.OPEN, kind=Kind.OFFERED, title="Mooie stoel", **values
) -> Notice:
    """A notice in `state`, as if it went there by itself an hour ago."""
    now = timezone.now()
    hung = state not in {State.DRAFT, State.WAITING}
    closed = state in {State.SUCCEEDED, State.FAILED, State.WITHDRAWN, State.EXPIRED}
    values = {
        "number": Notice.objects.next_number(site),
        "key": uuid.uuid4(),
        "created_at": now - timedelta(hours=1),
        "placed_at": now - timedelta(hours=1) if hung else None,
        "expires_at": now + timedelta(days=kind.days) if hung else None,
        "closed_at": now if closed else None,
        "hidden_reason": "unkind" if values.get("hidden_at") else "",
    } | values
    return Notice.objects.create(
        site=site, author=author, state=state, kind=kind, title=title, **values
    )


def picture(of: Notice, alt="Een stoel van hout", uploaded=None) -> NoticePicture:
    """A stored picture of a notice."""
    sent = uploaded or made.photo((320, 240))
    large = clean_picture(sent, MAX_SIDE[LARGE])
    small = clean_picture(large.file, MAX_SIDE[SMALL])
    large.file.seek(0)
    return NoticePicture.of(of, large, small, alt, of.pictures.count())


def form_data(**values) -> dict:
    """What the browser sends for a new notice."""
    return {
        "kind": "offered",
        "title": "Mooie stoel",
        "text": "Hij staat in de gang. Je kunt hem vandaag halen.",
        "price": "",
        "corner": "Balistraat",
        "language": "nl",
        "key": str(uuid.uuid4()),
    } | values
