"""A neighbour answers a notice, and its author answers back."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from board.models import Notice, NoticeReply
from board.rules import DAY, rule_for
from neighbourhoods.limits import hit
from people.actions import write_to
from people.models import Membership, User

PER_MINUTE = 6


def answer(
    notice: Notice, member: Membership, neighbour: User, text: str, key: uuid.UUID, now: datetime
) -> NoticeReply:
    """Keep a message in the talk of `neighbour` with the author of `notice`, once for each `key`.

    Args:
        member: who writes: the neighbour, or the author in answer to them.

    Raises:
        ValidationError: not possible, or too often.
    """
    this_form = {"notice": notice, "neighbour": neighbour, "writer": member.user, "key": key}
    sent = NoticeReply.objects.filter(**this_form).first()
    if sent:
        return sent
    _check(notice, member, neighbour, now)
    try:
        with transaction.atomic():
            made = NoticeReply.objects.create(**this_form, text=text, created_at=now)
            reader = notice.author if member.user == neighbour else neighbour
            _tell(notice, reader, member.user, now)
            return made
    except IntegrityError:  # the other tap was faster
        return NoticeReply.objects.get(**this_form)


def _check(notice: Notice, member: Membership, neighbour: User, now: datetime) -> None:
    who, site = str(member.user_id), member.site
    talk = notice.replies.filter(neighbour=neighbour)
    if not notice.is_answerable:
        raise ValidationError(_("Only you can see this notice now. You can answer when it hangs."))
    if member.user == notice.author:
        if neighbour == notice.author or not talk.exists():
            raise ValidationError(_("Nobody answered this notice yet."))
    elif member.user != neighbour:
        raise ValidationError(_("This talk is between two other people."))
    elif not notice.is_hanging and not talk.exists():
        raise ValidationError(_("This notice no longer hangs on the board."))
    elif not talk.exists() and not hit(site, "talk", who, rule_for(member).talks, DAY, now).ok:
        raise ValidationError(_("You answered enough notices for today. Go on tomorrow."))
    if not hit(site, "reply", who, PER_MINUTE, 60, now).ok:
        raise ValidationError(_("That goes very fast. Wait a minute and send it again."))


def _tell(notice: Notice, reader: User, writer: User, now: datetime) -> None:
    """A mail that there is a message, never what stands in it."""

    def context() -> dict:
        url = notice.site.root_url + notice.own_url
        return {"writer": writer, "notice": notice, "url": url}

    if reader.is_active:
        write_to(reader, notice.site, "board/mail/reply.txt", now, context)
