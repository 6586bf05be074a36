"""Conversations between two, as pages and plain forms: the list, starting, answering, leaving, blocking."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chat import talks as own
from chat.actions.answer_talk import accept_talk, decline_talk
from chat.actions.block import block, unblock
from chat.actions.leave_talk import leave_talk
from chat.actions.mark_read import mark_read
from chat.actions.put_away import put_away, take_out
from chat.actions.send import Draft
from chat.actions.start_talk import start_talk
from chat.approach import Approach, approach
from chat.door import come_in
from chat.help_desk import is_worker, waiting
from chat.models import Block, Message, MessageState, Room, RoomKind, Talk, TalkWishes
from chat.person import Person, cards, person_for
from chat.refusals import STATUS, Refused, words
from chat.room_view import show_room
from chat.talk_forms import FirstWordsForm, WishesForm
from neighbourhoods.caching import private_page
from neighbourhoods.pages import index_url
from people.introductions import Introduction, read_introduction
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def talks(request: HttpRequest) -> HttpResponse:
    """`/huiskamer/gesprekken/`: my conversations, and who wants to talk with me."""
    me = person_for(request.user, request.site)
    entries = own.entries(request.user, request.site)
    context = {
        "me": me,
        "today": timezone.localdate().isoformat(),
        "asked": own.asked(request.user, request.site),
        "entries": [entry for entry in entries if not entry.is_put_away],
        "put_away": [entry for entry in entries if entry.is_put_away],
        "blocked": own.blocked_people(request.user, request.site),
        "waiting": len(waiting(request.site)) if is_worker(me) else None,
    }
    return render(request, "chat/talks.html", context)


@private_page
@signed_in_only
def wishes(request: HttpRequest) -> HttpResponse:
    """`/huiskamer/gesprekken/instellingen/`: who may speak to me, and mails about it."""
    known = TalkWishes.objects.filter(site=request.site, person=request.user).first()
    mine = known or TalkWishes(site=request.site, person=request.user)
    form = WishesForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        TalkWishes.objects.update_or_create(site=request.site, person=request.user, defaults=chosen)
        messages.success(request, _("Saved."))
        return redirect("chat:talks")
    return render(request, "chat/talk_wishes.html", {"form": form})


@private_page
@signed_in_only
def talk(request: HttpRequest, room_id: int) -> HttpResponse:
    """`/huiskamer/gesprek/<room>/`: the conversation, or the question of who wants to begin one."""
    now = timezone.now()
    person = person_for(request.user, request.site)
    try:
        room, person = come_in(request.site, person, room_id, now)
    except Refused as refusal:
        return _asked(request, room_id, refusal)
    if not room.is_closed_circle:
        return redirect(index_url(get_language() or "nl", room.path))
    page = show_room(request, room)
    mark_read(room, person, room.head)
    return page


def _asked(request: HttpRequest, room_id: int, refusal: Refused) -> HttpResponse:
    """Who asks, and their first words, for who may still say yes; for anybody else there is nothing."""
    found = Talk.objects.select_related("room").filter(room=room_id, site=request.site).first()
    if found is None or not found.waits_for(request.user.pk):
        raise Http404(refusal.code)
    if Block.objects.filter(blocker=request.user, blocked=found.asker_id, site=request.site):
        raise Http404(refusal.code)
    said = Message.objects.filter(room=room_id, author=found.asker_id, state=MessageState.VISIBLE)
    context = {
        "talk": found,
        "who": cards(request.site, [found.asker_id])[found.asker_id or 0],
        "said": said.order_by("-seq").first(),
    }
    return render(request, "chat/asked.html", context)


@private_page
@signed_in_only
def start(request: HttpRequest, user_id: int) -> HttpResponse:
    """`/huiskamer/gesprek/met/<person>/`: say the first words to a neighbour."""
    person = person_for(request.user, request.site)
    if not person.is_member:
        messages.info(request, words("not_member"))
        return redirect("people:me")
    met = _introduction(request, user_id)
    way = approach(request.site, person, user_id, introduced=met is not None)
    if way == Approach.NOT_FOUND:
        raise Http404("nobody to talk with here")
    if request.method == "POST" and way == Approach.MAY:
        return _begin(request, person, user_id, met)
    known = _known_talk(request, user_id)
    if known and way == Approach.MAY:
        return redirect("chat:talk", known.room_id)
    form = FirstWordsForm(initial={"cid": uuid.uuid4().hex})
    return _start_page(request, user_id, way, form, met)


def _begin(
    request: HttpRequest, person: Person, user_id: int, met: Introduction | None
) -> HttpResponse:
    form = FirstWordsForm(request.POST)
    if not form.is_valid():
        return _start_page(request, user_id, Approach.MAY, form, met, 422)
    draft = Draft(form.cleaned_data["cid"], form.cleaned_data["body"], get_language() or "nl")
    about = met.about if met else ""
    try:
        room = start_talk(
            request.site,
            person,
            user_id,
            draft,
            timezone.now(),
            about=about,
            introduced=met is not None,
        )
    except Refused as refusal:
        form.add_error("body", refusal.text)
        status = STATUS.get(refusal.code, 422)
        return _start_page(request, user_id, Approach.MAY, form, met, status)
    return redirect("chat:talk", room.pk)


def _start_page(
    request: HttpRequest,
    user_id: int,
    way: Approach,
    form: FirstWordsForm,
    met: Introduction | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "who": cards(request.site, [user_id])[user_id],
        "user_id": user_id,
        "way": way.value,
        "why_not": "" if way == Approach.MAY else words(way.value),
        "form": form,
        "about": met.about if met else "",
        "token": request.GET.get("van", ""),
    }
    return render(request, "chat/start_talk.html", context, status=status)


def _introduction(request: HttpRequest, user_id: int) -> Introduction | None:
    """Where somebody comes from, when that place shows `user_id`."""
    found = read_introduction(request.GET.get("van", ""))
    return found if found and found.user_id == user_id else None


def _known_talk(request: HttpRequest, user_id: int) -> Talk | None:
    """The conversation with `user_id` in which I sit or that waits for my answer."""
    found = Talk.objects.filter(site=request.site).between(request.user.pk, user_id).first()
    if found is None or found.state == "ended":
        return None
    sits = found.room.members.filter(person=request.user).exists()
    return found if sits or found.waits_for(request.user.pk) else None


@private_page
@signed_in_only
@require_POST
def act(request: HttpRequest, room_id: int, verb: str) -> HttpResponse:
    """Accept, decline, leave, put away or take out a conversation."""
    person, now = person_for(request.user, request.site), timezone.now()
    room = Room.objects.filter(pk=room_id, site=request.site).first()
    if room is None or (room.kind != RoomKind.PRIVATE and verb not in {"opbergen", "terughalen"}):
        raise Http404("no such conversation")
    verbs = {
        "aannemen": (lambda: accept_talk(room, person, now), ""),
        "afwijzen": (
            lambda: decline_talk(room, person, now),
            _("Fine. Your neighbour does not get to see that you said no."),
        ),
        "verlaten": (lambda: leave_talk(room, person), _("You left the conversation.")),
        "opbergen": (
            lambda: put_away(room, person),
            _("Put away. It comes back when there is a new message."),
        ),
        "terughalen": (lambda: take_out(room, person), _("Back in your list.")),
    }
    if verb not in verbs:
        raise Http404("no such verb")
    do, told = verbs[verb]
    try:
        do()
    except Refused as refusal:
        raise Http404(refusal.code) from refusal
    if told:
        messages.success(request, told)
    return redirect("chat:talk", room_id) if verb == "aannemen" else redirect("chat:talks")


@private_page
@signed_in_only
@require_POST
def turn_away(request: HttpRequest, user_id: int, verb: str) -> HttpResponse:
    """Block or unblock somebody."""
    person = person_for(request.user, request.site)
    try:
        if verb == "block":
            block(request.site, person, user_id, timezone.now())
            messages.success(
                request,
                _("Blocked. You hear nothing of this neighbour any more, and they can't tell."),
            )
        else:
            unblock(request.site, person, user_id)
            messages.success(request, _("No longer blocked."))
    except Refused as refusal:
        raise Http404(refusal.code) from refusal
    return redirect("chat:talks")
