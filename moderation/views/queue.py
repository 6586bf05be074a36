"""The review queue in the Wagtail admin, for one neighbourhood, made for a phone too."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.access import may_moderate
from moderation.actions import CannotDecide, case_of, decide, verdicts
from moderation.actions.decide import not_yours_to_decide
from moderation.forms import DecisionForm
from moderation.history import facts_about
from moderation.models import Case
from moderation.registry import KINDS

PER_PAGE = 20


def queue(request: HttpRequest) -> HttpResponse:
    """What still has to be looked at, urgent things first; `?klaar=1` shows what was decided."""
    _only_moderators(request)
    here = Case.objects.for_moderator(request.user, request.site)
    done = request.GET.get("klaar") == "1"
    found = (here.done() if done else here.to_do()).with_content()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    for case in page.object_list:
        case.content = case.what.describe(case.thing) if case.thing else None
    context = {
        "page_obj": page,
        "done": done,
        "count": here.filter(is_open=True).count(),
        "page_title": _("Moderation"),
        "header_icon": "warning",
    }
    return render(request, "moderation/queue.html", context)


def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """One case: what stands there, who said what about it, what was decided; and deciding."""
    _only_moderators(request)
    cases = Case.objects.for_moderator(request.user, request.site).with_content()
    found = get_object_or_404(cases, pk=case_id)
    form = DecisionForm(request.POST or None, case=found, possible=verdicts(found))
    if request.method == "POST" and form.is_valid():
        try:
            made = decide(
                found.pk, request.site, request.user, now=timezone.now(), **form.cleaned_data
            )
            messages.success(
                request, _("Decided: %(verdict)s.") % {"verdict": made.get_verdict_display()}
            )
            return redirect("moderation_queue")
        except CannotDecide as error:
            form.add_error(None, error)
            found = get_object_or_404(cases, pk=case_id)
            fresh = {**request.POST.dict(), "version": found.version}
            errors = form.errors
            form = DecisionForm(fresh, case=found, possible=verdicts(found))
            form._errors, form.cleaned_data = errors, {}
    if form.errors:  # on a phone the form is far below
        messages.error(request, next(iter(form.errors.values()))[0])
    content = found.what.describe(found.thing) if found.thing else None
    context = {
        "case": found,
        "content": content,
        "url": found.what.url(found.thing)
        if found.thing and not found.what.is_private(found.thing)
        else "",
        "facts": facts_about(found),
        "form": form,
        "why_not": not_yours_to_decide(found, request.user),
        "page_title": content.title if content and content.title else str(found.what.name),
        "header_icon": "warning",
    }
    return render(request, "moderation/case.html", context)


def case_of_thing(request: HttpRequest, kind: str, object_id: str) -> HttpResponse:
    """From the spot itself: to the case of this thing."""
    _only_moderators(request)
    what = KINDS.get(kind)
    thing = what.find(request.site, object_id, request.user) if what else None
    if thing is None:
        raise Http404("nothing here")
    return redirect(reverse("moderation_case", args=[case_of(thing, timezone.now()).pk]))


def _only_moderators(request: HttpRequest) -> None:
    if not may_moderate(request.user, request.site):
        raise PermissionDenied
