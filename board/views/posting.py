"""Hang something up, and change it."""

import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from board import actions
from board.forms import NoticeForm
from board.hints import PATTERNS, SENTENCES, hints
from board.kinds import BY_SLUG, Kind, State
from board.models import Notice, NoticePicture
from board.querysets import get_notice_for
from board.rules import member_of, needs_approval, rule_for
from board.views.crumbs import crumbs
from neighbourhoods.caching import private_page
from people.models import Membership, Step
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def new(request: HttpRequest) -> HttpResponse:
    """A new notice. What is not right yet is kept as a draft, with its pictures."""
    member = member_of(request.user, request.site)
    if member is None:
        return render(request, "board/not_a_member.html", status=403)
    if request.method != "POST":
        kind = BY_SLUG.get(request.GET.get("soort", ""))
        initial = {"kind": kind, "language": get_language(), "key": uuid.uuid4()}
        form = NoticeForm(initial=initial, rule=rule_for(member))
        return _form_page(request, form, member, drafts=_drafts(member))
    key = _key(request)
    notice = actions.begin(request.user, request.site, key, timezone.now())
    return _receive(request, notice, member)


@private_page
@signed_in_only
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change one's own notice, or finish a draft."""
    notice = own_notice(request, number)
    member = member_of(request.user, request.site)
    if member is None:
        return render(request, "board/not_a_member.html", status=403)
    if not notice.is_changeable:
        messages.warning(request, _("This notice can't be changed any more."))
        return redirect(notice.own_url)
    if request.method == "POST":
        return _receive(request, notice, member)
    form = NoticeForm(instance=notice, initial={"key": notice.key}, rule=rule_for(member))
    return _form_page(request, form, member)


def own_notice(request: HttpRequest, number: int) -> Notice:
    """The notice with this number when this person wrote it; else 404."""
    notice = get_notice_for(request.user, request.site, number, timezone.now())
    if notice.author_id != request.user.pk:
        raise Http404("not yours")
    return notice


def _receive(request: HttpRequest, notice: Notice, member: Membership) -> HttpResponse:
    if notice.state != State.DRAFT and request.resolver_match.url_name != "edit":
        return redirect(notice.own_url)  # the second of two taps
    now, was_draft = timezone.now(), notice.state == State.DRAFT
    form = NoticeForm(request.POST, request.FILES, instance=notice, rule=rule_for(member))
    if form.is_valid():
        try:
            save = actions.post if was_draft else actions.change
            notice = save(notice, form, member, now)
        except ValidationError as error:
            form.add_error(None, error)
    if form.errors:
        if was_draft:
            actions.save_draft(notice, form)
            return _form_page(request, form, member)
        pictures = actions.stage_pictures(notice, form, now)
        return _form_page(request, form, member, pictures=pictures)
    _say(request, notice, was_draft)
    return redirect(notice.own_url)


def _say(request: HttpRequest, notice: Notice, was_draft: bool) -> None:
    if notice.state == State.WAITING:
        words = _(
            "Thank you! Somebody reads it first, before your neighbours see it. Mostly within a day."
        )
    elif was_draft:
        words = _("It hangs! Your neighbours can see it now.")
    else:
        words = _("Saved. Your neighbours see the new text.")
    messages.success(request, words)
    for hint in hints(f"{notice.title}\n{notice.text}\n{notice.corner}"):
        messages.warning(request, hint)


def _form_page(
    request: HttpRequest,
    form: NoticeForm,
    member: Membership,
    drafts: Iterable[Notice] = (),
    pictures: Iterable[NoticePicture] | None = None,
) -> HttpResponse:
    notice = form.instance if form.instance.pk else None
    context = {
        "form": form,
        "notice": notice,
        "pictures": (notice.pictures.all() if notice else ()) if pictures is None else pictures,
        "drafts": drafts,
        "is_change": bool(notice and notice.state != State.DRAFT),
        "crumbs": crumbs(),
        "kinds": list(Kind),
        "most_pictures": rule_for(member).pictures,
        "will_wait": needs_approval(member, timezone.now()),
        "is_new": member.step == Step.NEW,
        "hints": [
            {"pattern": PATTERNS[name], "words": str(words)} for name, words in SENTENCES.items()
        ],
    }
    return render(request, "board/notice_form.html", context)


def _drafts(member: Membership):
    drafts = Notice.objects.of(member.site).filter(author=member.user, state=State.DRAFT)
    return drafts.exclude(title="", text="").order_by("-created_at")[:3]


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()
