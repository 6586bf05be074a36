"""Help talks as pages and plain forms: asking, the queue of the workers, and what is done with a talk."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chat.actions.ask_help import ask_help
from chat.actions.close_help import close_help
from chat.actions.hand_over_help import hand_over_help
from chat.actions.reopen_help import reopen_help
from chat.actions.send import Draft
from chat.actions.take_help import take_help
from chat.help_desk import is_worker, taken_by, waiting
from chat.help_line import expected
from chat.models import HelpState, HelpTalk
from chat.person import person_for
from chat.refusals import STATUS, Refused
from chat.talk_forms import AskHelpForm
from neighbourhoods.caching import private_page
from people.views.unsent import signed_in_only


@private_page
def ask(request: HttpRequest) -> HttpResponse:
    """`/huiskamer/hulp/`: ask a welfare worker, now or for when somebody is there."""
    now = timezone.now()
    context = {"expected": expected(request.site, now, request.user.pk)}
    if not request.user.is_authenticated:
        return _ask_signed_out(request, context)
    form = AskHelpForm(request.POST or None, initial={"cid": uuid.uuid4().hex})
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        draft = Draft(given["cid"], given["body"], get_language() or "nl")
        person = person_for(request.user, request.site)
        try:
            made = ask_help(request.site, person, given["subject"], draft, now)
            return redirect("chat:talk", made.room_id)
        except Refused as refusal:
            form.add_error("body", refusal.text)
            status = STATUS.get(refusal.code, 422)
    mine = HelpTalk.objects.filter(site=request.site, asker=request.user)
    context |= {"form": form, "open": mine.exclude(state=HelpState.CLOSED).first()}
    return render(request, "chat/ask_help.html", context, status=status)


def _ask_signed_out(request: HttpRequest, context: dict) -> HttpResponse:
    """Signing in comes first; what was typed meanwhile is shown once more."""
    if request.method == "POST":
        return signed_in_only(ask)(request)
    return render(request, "chat/ask_help.html", context)


@private_page
@signed_in_only
def queue(request: HttpRequest) -> HttpResponse:
    """`/huiskamer/hulp/wachtrij/`: who waits, and the talks this worker is on. `?deel=1` is only that part."""
    person = person_for(request.user, request.site)
    if not is_worker(person):
        raise Http404("only for welfare workers")
    context = {
        "waiting": waiting(request.site),
        "mine": taken_by(request.site, person.user_id),
        "me": person,
        "now": timezone.now(),
    }
    template = "chat/help_queue_part.html" if "deel" in request.GET else "chat/help_queue.html"
    return render(request, template, context)


@private_page
@signed_in_only
@require_POST
def act(request: HttpRequest, room_id: int, verb: str) -> HttpResponse:
    """Take, hand over, put back, close or reopen a help talk."""
    person, now, site = person_for(request.user, request.site), timezone.now(), request.site
    verbs = {
        "oppakken": lambda: take_help(site, person, room_id, now),
        "overdragen": lambda: hand_over_help(site, person, room_id, _colleague(request), now),
        "terugzetten": lambda: hand_over_help(site, person, room_id, None, now),
        "sluiten": lambda: close_help(site, person, room_id, now),
        "heropenen": lambda: reopen_help(site, person, room_id, now),
    }
    if verb not in verbs:
        raise Http404("no such verb")
    told = {
        "overdragen": _("Handed over. You can't read it any more."),
        "terugzetten": _("Put back. You can't read it any more."),
        "sluiten": _("Closed."),
    }
    try:
        verbs[verb]()
    except Refused as refusal:
        if refusal.code == "not_found":
            raise Http404(refusal.code) from refusal
        messages.error(request, refusal.text)
        if refusal.code == "nobody_chosen":
            return redirect("chat:talk", room_id)
        return redirect("chat:help_queue" if is_worker(person) else "chat:talks")
    if verb in told:
        messages.success(request, told[verb])
    stays = verb in {"oppakken", "heropenen", "sluiten"}
    return redirect("chat:talk", room_id) if stays else redirect("chat:help_queue")


def _colleague(request: HttpRequest) -> int:
    """Whom the form names; 0 is nobody."""
    chosen = request.POST.get("naar", "")
    return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 16 else 0
