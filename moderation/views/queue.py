"""The review queue in the Wagtail admin, for one neighbourhood, made for a phone too."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions import (
    CannotDecide,
    CannotSanction,
    Whom,
    case_of,
    decide,
    impose,
    not_yours_to_sanction,
    verdicts,
)
from moderation.actions.decide import not_yours_to_decide
from moderation.actions.hold import counted_reports, voices
from moderation.forms import DecisionForm, MeasureForm
from moderation.history import facts_about
from moderation.models import Case, Objection, Sanction
from moderation.registry import KINDS
from moderation.weights import THRESHOLD, score

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
    weigh(page.object_list, request.site, timezone.now())
    context = {
        "page_obj": page,
        "done": done,
        "count": here.filter(is_open=True).count(),
        "objections": Objection.objects.open().filter(site=request.site).count(),
        "threshold": THRESHOLD,
        "page_title": _("Moderation"),
        "header_icon": "warning",
    }
    return render(request, "moderation/queue.html", context)


def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """One case: what stands there, who said what about it, what was decided; and deciding."""
    _only_moderators(request)
    cases = Case.objects.for_moderator(request.user, request.site).with_content()
    found = get_object_or_404(cases, pk=case_id)
    if "kind" in request.POST:
        return _measure(request, found)
    return _case_page(request, cases, found)


def _measure(request: HttpRequest, found: Case) -> HttpResponse:
    """Something about the author of a case."""
    form = MeasureForm(request.POST)
    if form.is_valid() and found.author:
        try:
            impose(
                request.site,
                Whom(found.author),
                request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
            messages.success(request, _("Done. The person gets to read it."))
            return redirect("moderation_case", found.pk)
        except CannotSanction as error:
            form.add_error(None, error)
    return _case_page(request, Case.objects.none(), found, measure=form)


def _case_page(
    request: HttpRequest, cases, found: Case, measure: MeasureForm | None = None
) -> HttpResponse:
    deciding = request.method == "POST" and measure is None
    form = DecisionForm(request.POST if deciding else None, case=found, possible=verdicts(found))
    if deciding and form.is_valid():
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
            found = get_object_or_404(cases, pk=found.pk)
            fresh = {**request.POST.dict(), "version": found.version}
            errors = form.errors
            form = DecisionForm(fresh, case=found, possible=verdicts(found))
            form._errors, form.cleaned_data = errors, {}
    for tried in (form, measure):  # on a phone the forms are far below
        if tried is not None and tried.errors:
            messages.error(request, next(iter(tried.errors.values()))[0])
    weigh([found], request.site, timezone.now())
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
        "measure": measure or MeasureForm(),
        "why_no_measure": not_yours_to_sanction(request.site, Whom(found.author), request.user),
        "measures": Sanction.objects.filter(site=request.site, person=found.author).holding(
            timezone.now()
        )
        if found.author
        else (),
        "threshold": THRESHOLD,
        "page_title": content.title if content and content.title else str(found.what.name),
        "header_icon": "warning",
    }
    return render(request, "moderation/case.html", context)


def weigh(cases: Iterable[Case], site: Site, now: datetime) -> None:
    """Let each case bear `weight`, what its open reports weigh now: 2 queries."""
    reports = {case: counted_reports(case, case.reports.all()) for case in cases}
    for case, heard in voices(reports, site, now).items():
        case.weight = score(heard)


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
