"""Objections in the Wagtail admin: somebody other than who decided answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.access import may_moderate
from moderation.actions import CannotDecide, answer_objection
from moderation.actions.answer_objection import not_yours_to_answer
from moderation.duties import objections_for
from moderation.forms import AnswerForm
from moderation.models import Objection

MOST_ANSWERED = 50


def objections(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the first due first, and what was answered last."""
    _only_moderators(request)
    here = Objection.objects.filter(site=request.site).select_related(
        "person", "by", "decision__case", "sanction"
    )
    context = {
        "waiting": here.open(),
        "answered": here.exclude(outcome="").order_by("-answered_at")[:MOST_ANSWERED],
        "mine": set(objections_for(request.user, request.site).values_list("pk", flat=True)),
        "now": timezone.now(),
        "page_title": _("Objections"),
        "header_icon": "comment",
    }
    return render(request, "moderation/objections.html", context)


def objection(request: HttpRequest, objection_id: int) -> HttpResponse:
    """One objection: what was decided, why somebody does not agree, and the answer."""
    _only_moderators(request)
    here = Objection.objects.filter(site=request.site).select_related(
        "person", "by", "sanction__by"
    )
    found = get_object_or_404(here, pk=objection_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = answer_objection(
                found.pk, request.site, request.user, now=timezone.now(), **form.cleaned_data
            )
            messages.success(
                request, _("Decided: %(verdict)s.") % {"verdict": made.get_outcome_display()}
            )
            return redirect("moderation_objections")
        except CannotDecide as error:
            form.add_error(None, error)
    if form.errors:
        messages.error(request, next(iter(form.errors.values()))[0])
    case = found.decision.case if found.decision else None
    context = {
        "objection": found,
        "case": case,
        "content": case.what.describe(case.thing) if case and case.thing else None,
        "form": form,
        "why_not": not_yours_to_answer(found, request.user),
        "page_title": _("Objection of %(name)s") % {"name": found.person},
        "header_icon": "comment",
    }
    return render(request, "moderation/objection.html", context)


def _only_moderators(request: HttpRequest) -> None:
    if not may_moderate(request.user, request.site):
        raise PermissionDenied
