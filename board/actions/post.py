"""Write a notice: keep what was typed, and put it up when it is right."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from board.forms import NoticeForm
from board.kinds import HANGING, State
from board.models import Notice, NoticePicture
from board.rules import DAY, needs_approval, rule_for
from moderation.actions import ask_approval, hold_case
from neighbourhoods.limits import hit
from people.models import Membership, User

WORDS = ("kind", "title", "text", "price", "corner", "language")


class TooMany(ValidationError):
    """Enough notices for one day."""


def begin(author: User, site: Site, key: uuid.UUID, now: datetime) -> Notice:
    """The notice of this form: the same one however often, and at the same time, the form is sent."""
    try:
        with transaction.atomic():
            found = Notice.objects.filter(author=author, key=key, site=site).first()
            if found:
                return found
            # Numbers are given out one at a time in a neighbourhood.
            Site.objects.select_for_update(no_key=True).get(pk=site.pk)
            number = Notice.objects.next_number(site)
            return Notice.objects.create(
                site=site, author=author, key=key, number=number, created_at=now
            )
    except IntegrityError:  # the other tap was faster
        return Notice.objects.get(author=author, key=key, site=site)


@transaction.atomic
def post(notice: Notice, form: NoticeForm, member: Membership, now: datetime) -> Notice:
    """Put up what a right form says, or hand it to a moderator when the author is new.

    A form that arrives twice changes nothing the second time.

    Raises:
        TooMany: this member put up enough for today. The draft is kept.
    """
    hold_case(notice)
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.state != State.DRAFT:
        return notice
    first_time = notice.placed_at is None
    if first_time:
        most = rule_for(member).notices
        if not hit(member.site, "notice", str(member.user_id), most, DAY, now).ok:
            raise TooMany(
                _("You put up enough notices for today. We kept this one: put it up tomorrow.")
            )
    _store(notice, form)
    waits = needs_approval(member, now)
    notice.submit(member.user, now, needs_approval=waits)
    if waits:
        ask_approval(notice, now)
    return notice


@transaction.atomic
def save_draft(notice: Notice, form: NoticeForm) -> Notice:
    """Keep what is right in a form that is not: words that passed, pictures that could be read."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.state == State.DRAFT:
        _store(notice, form)
    return notice


@transaction.atomic
def change(notice: Notice, form: NoticeForm, member: Membership, now: datetime) -> Notice:
    """Change a notice that hangs or waits; a newcomer's is read once more."""
    hold_case(notice)
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not notice.is_changeable:
        raise ValidationError(_("This notice can't be changed any more."))
    _store(notice, form)
    log(notice, "board.change", user=member.user)
    if notice.state in HANGING and needs_approval(member, now):
        notice.ask_again(member.user, now)
    if notice.state == State.WAITING:
        ask_approval(notice, now)
    return notice


@transaction.atomic
def stage_pictures(notice: Notice, form: NoticeForm, now: datetime) -> list[NoticePicture]:
    """Keep the pictures of a change that is not right yet, for its author's next try: what hangs does
    not change. Returns all that the form shows next."""
    Notice.objects.select_for_update().get(pk=notice.pk)
    shown = form.stored_pictures()
    staged = notice.every_picture.filter(staged_at__isnull=False)
    shown = [p for p in shown if not (p.staged_at and p.is_ticked)]
    staged.exclude(pk__in=[p.pk for p in shown]).delete()
    return shown + _add_pictures(notice, form, shown, staged_at=now)


def _store(notice: Notice, form: NoticeForm) -> None:
    for name in WORDS:
        if name in form.cleaned_data:
            setattr(notice, name, form.cleaned_data[name])
    notice.save(update_fields=WORDS)
    kept = form.kept_pictures()
    everything = notice.every_picture
    everything.exclude(pk__in=[picture.pk for picture in kept]).delete()
    for picture in kept:
        everything.filter(pk=picture.pk).update(alt=picture.alt, staged_at=None)
    _add_pictures(notice, form, kept)


def _add_pictures(
    notice: Notice,
    form: NoticeForm,
    after: list[NoticePicture],
    staged_at: datetime | None = None,
) -> list[NoticePicture]:
    alts, position = form.alt_texts(), max((p.position for p in after), default=-1)
    return [
        NoticePicture.of(
            notice, large, small, alts[place] if place < len(alts) else "", position + n, staged_at
        )
        for n, (large, small, place) in enumerate(form.good_pictures, start=1)
    ]
