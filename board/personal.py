"""What the board holds of somebody: how long, how they get it, and how it is forgotten."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from board.actions.empty import empty_and_withdraw
from board.kinds import HANGING, State
from board.models import Notice, NoticePicture, NoticeReply
from board.models.life import MOST_RENEWALS
from moderation.actions import hold_case, no_longer_waits
from people import personal_data, retention
from people.models import User
from people.personal_data import AT_ONCE, Farewell, Part

UNREAD = (State.DRAFT, State.WAITING)
WHEN, TEXT = _("When"), _("Text")
A_YEAR = retention.Term(
    _("until a year after the notice is over; a draft two weeks"), "board.tasks.forget_old_notices"
)


def parts(user: User) -> Iterable[Part]:
    """Notices with their pictures, and what one wrote to neighbours about notices."""
    yield Part(
        "notices",
        _("Your notices"),
        {
            "neighbourhood": _("Neighbourhood"),
            "number": _("Number"),
            "kind": _("Kind"),
            "title": _("Title"),
            "text": TEXT,
            "price": _("Price"),
            "corner": _("Where"),
            "thanks": _("A word of thanks"),
            "state": _("State"),
            "begun": WHEN,
        },
        lambda: _notices(user),
        lambda row: (picture.large for picture in row["files"]),
    )
    written = NoticeReply.objects.filter(writer=user).order_by("created_at", "pk")
    yield Part(
        "notice-replies",
        _("What you wrote to neighbours about notices"),
        {"number": _("Number"), "when": WHEN, "text": TEXT},
        personal_data.values(written, number="notice__number", when="created_at", text="text"),
    )


def _notices(user: User) -> Iterator[dict]:
    mine = Notice.objects.filter(author=user).select_related("site").order_by("created_at")
    for notice in mine.iterator(AT_ONCE):
        yield {
            "neighbourhood": notice.site.site_name or notice.site.hostname,
            "number": notice.number,
            "kind": str(notice.what.label),
            "title": notice.title,
            "text": notice.text,
            "price": notice.price,
            "corner": notice.corner,
            "thanks": notice.thanks,
            "state": notice.get_state_display(),
            "begun": notice.created_at,
            "files": NoticePicture.with_staged.filter(notice=notice),
        }


def erase(farewell: Farewell) -> None:
    """What hangs comes down, since nobody could answer it. Talks and pictures go, also when the words
    of notices that are over stay without a name."""
    mine = Notice.objects.filter(author=farewell.user)
    for notice in mine.filter(state=State.WAITING):
        hold_case(notice)
        no_longer_waits(notice, farewell.now)
    NoticeReply.objects.filter(neighbour=farewell.user).delete()
    mine.filter(state=State.DRAFT, placed_at=None).delete()
    if farewell.keeps_words:
        empty_and_withdraw(mine.filter(state__in=UNREAD), farewell.now)
        _sign_off(farewell)
    else:
        empty_and_withdraw(mine, farewell.now)


def _sign_off(farewell: Farewell) -> None:
    mine = Notice.objects.filter(author=farewell.user)
    NoticePicture.with_staged.filter(notice__in=mine).delete()
    NoticeReply.objects.filter(notice__in=mine).delete()
    # No link in an old mail may hang it up again.
    mine.filter(state__in=HANGING).update(
        state=State.EXPIRED, closed_at=farewell.now, renewals=MOST_RENEWALS
    )
    for notice in mine.iterator(AT_ONCE):
        notice.author, notice.renewals = None, MOST_RENEWALS
        for name in ("title", "text", "corner", "thanks"):
            longest = Notice._meta.get_field(name).max_length
            setattr(notice, name, farewell.without_name(getattr(notice, name))[:longest])
        notice.save(update_fields=["author", "renewals", "title", "text", "corner", "thanks"])


def duties(user: User) -> Iterable[str]:
    """Notices that still hang."""
    count = Notice.objects.filter(author=user, state__in=HANGING).count()
    if count:
        yield ngettext(
            "%(count)d notice of yours still hangs on the board. It comes down.",
            "%(count)d notices of yours still hang on the board. They come down.",
            count,
        ) % {"count": count}


def register() -> None:
    """Take part in exports, erasures and the table of terms."""
    personal_data.register("board", export=parts, erase=erase, duties=duties)
    retention.keeps(
        _("Your notices and their pictures, so that neighbours can answer you."),
        A_YEAR,
        {
            "board.Notice": "author title text corner thanks folded",
            "board.NoticePicture": "large small alt",
        },
    )
    retention.keeps(
        _("What you and a neighbour wrote to each other about a notice. Only you two read it."),
        A_YEAR,
        {"board.NoticeReply": "neighbour writer text"},
    )
    retention.not_personal("board.Notice", "hidden_reason", because="a code from a list")
    retention.not_personal("board.BoardPage", "introduction", because="editors write it for all")
