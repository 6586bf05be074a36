"""One's own notices, and what one may do with a notice: act as its author, answer as a neighbour."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from board import actions
from board.forms import CloseForm, ReplyForm
from board.kinds import State
from board.models import Notice
from board.querysets import get_notice_for, with_counts
from board.rules import member_of
from board.talks import talks_of
from board.views.crumbs import crumbs
from board.views.posting import own_notice
from moderation.access import may_moderate
from moderation.models import Decision
from neighbourhoods.caching import private_page
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def mine(request: HttpRequest) -> HttpResponse:
    """`/prikbord/mijn/`: my notices in all their states, and the talks I am in."""
    now = timezone.now()
    notices = with_counts(
        Notice.objects.of(request.site).filter(author=request.user).for_cards(), request.user
    )
    hanging = [n for n in notices if n.is_hanging or n.state in {State.DRAFT, State.WAITING}]
    context = {
        "current": hanging,
        "over": [n for n in notices if n not in hanging][:50],
        "talks": talks_of(request.user, request.site),
        "ending": {n.pk for n in hanging if n.ends_within(3, now)},
        "crumbs": crumbs(),
    }
    return render(request, "board/mine.html", context)


@private_page
@signed_in_only
def own(request: HttpRequest, number: int) -> HttpResponse:
    """`/prikbord/<number>/mijn/`: what this person may do here. `?deel=1` gives only that part."""
    notice = get_notice_for(request.user, request.site, number, timezone.now())
    return own_page(request, notice)


def own_page(request: HttpRequest, notice: Notice, **forms) -> HttpResponse:
    """The page, with `reply_form` or `close_form` as it was sent when something is not right."""
    now, person = timezone.now(), request.user
    talks = notice.replies.visible_to(person).select_related("writer", "neighbour")
    talks.exclude(writer=person).filter(read_at=None).update(read_at=now)
    context = {
        "notice": notice,
        "crumbs": crumbs(),
        **_what_a_moderator_said(notice),
        "is_author": notice.author_id == person.pk,
        "is_member": member_of(person, request.site) is not None,
        "is_moderator": may_moderate(person, request.site) and notice.author_id != person.pk,
        "talks": _by_neighbour(talks),
        "why_not_renew": notice.why_not_renew(now),
        "reply_form": ReplyForm(),
        "close_form": CloseForm(),
        "answering": 0,
        **forms,
    }
    template = "board/own_part.html" if "deel" in request.GET else "board/own.html"
    return render(request, template, context)


@private_page
@signed_in_only
@require_POST
def act(request: HttpRequest, number: int, verb: str) -> HttpResponse:
    """Reserve, release, renew or take down one's own notice."""
    notice, now = own_notice(request, number), timezone.now()
    verbs = {
        "reserveren": (notice.reserve, _("Reserved. Your neighbours see that somebody is coming.")),
        "vrijgeven": (notice.release, _("It is free again. Your neighbours can answer.")),
        "verlengen": (notice.renew, _("It hangs for another while.")),
    }
    try:
        if verb == "weghalen":
            actions.take_down(notice, request.user, now)
            messages.success(request, _("Taken down. The text and the pictures are gone."))
            return redirect("board:mine")
        do, words = verbs[verb]
        do(request.user, now)
        messages.success(request, words)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(notice.own_url)


@private_page
@signed_in_only
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close one's own notice: did it work out?"""
    notice = own_notice(request, number)
    if request.method != "POST":
        return redirect(notice.own_url)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return own_page(request, notice, close_form=form)
    succeeded = form.cleaned_data["succeeded"] == "yes"
    try:
        notice.close(
            request.user, timezone.now(), succeeded=succeeded, thanks=form.cleaned_data["thanks"]
        )
        messages.success(
            request, _("How nice!") if succeeded else _("Too bad. Better luck next time.")
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(notice.own_url)


@private_page
@signed_in_only
def reply(request: HttpRequest, number: int, neighbour: int | None = None) -> HttpResponse:
    """Send a message: to the author, or as the author back to a neighbour."""
    notice = get_notice_for(request.user, request.site, number, timezone.now())
    member = member_of(request.user, request.site)
    if request.method != "POST":
        return redirect(notice.own_url)
    if member is None:
        return render(request, "board/not_a_member.html", status=403)
    form = ReplyForm(request.POST)
    other = request.user
    if neighbour is not None and notice.author_id == request.user.pk:
        found = notice.replies.filter(neighbour_id=neighbour).select_related("neighbour").first()
        other = found.neighbour if found else request.user
    if form.is_valid():
        try:
            actions.answer(notice, member, other, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Sent. You read the answer on this page."))
            return redirect(notice.own_url)
        except ValidationError as error:
            form.add_error(None, error)
    return own_page(request, notice, reply_form=form, answering=other.pk)


def _what_a_moderator_said(notice: Notice) -> dict:
    """The reason of the last decision against this notice, for its author."""
    against = (
        Decision.objects.against(notice)
        if notice.is_hidden or notice.state == State.DRAFT
        else None
    )
    return {
        "hidden_reason": against.get_reason_display() if against else "",
        "hidden_words": against.words if against else "",
        "hidden_by": against.get_basis_display() if against else "",
        "objection_to": against.pk if against and against.is_against_the_author else 0,
        "sent_back": against.get_reason_display() if against else "",
    }


def _by_neighbour(replies) -> list[tuple]:
    talks: dict = {}
    for message in replies:
        talks.setdefault(message.neighbour, []).append(message)
    return sorted(talks.items(), key=lambda talk: talk[1][-1].created_at, reverse=True)
