"""The form with which anybody says that something is not right, signed in or not."""

from datetime import datetime

from django.contrib import messages
from django.core import signing
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.access import may_pause
from moderation.actions import CannotDecide, pause, report
from moderation.forms import ReportForm
from moderation.models import Report
from moderation.registry import KINDS
from neighbourhoods.caching import private_page
from neighbourhoods.limits import client_address, hit

PER_HOUR = 10
SALT = "moderation.receipt"


@private_page
def report_view(request: HttpRequest, kind: str, object_id: str) -> HttpResponse:
    """Ask what is wrong; keep it; hand out a receipt."""
    what = KINDS.get(kind)
    thing = what.find(request.site, object_id, request.user) if what else None
    if thing is None:
        raise Http404("nothing to report here")
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.user if request.user.is_authenticated else None
        now = timezone.now()
        who = str(person.pk) if person else client_address(request)
        if hit(request.site, "report", who, PER_HOUR, 3600, now).ok:
            made = report(thing, reporter=person, now=now, **form.cleaned_data)
            if person and "pause" in request.POST:
                _pause(request, thing, form.cleaned_data["reason"], now)
            return redirect("moderation:receipt", signing.dumps(made.pk, salt=SALT))
        form.add_error(
            None,
            _("You sent many reports in a short time. Wait an hour, or call us if it is urgent."),
        )
    context = {
        "form": form,
        "content": what.describe(thing),
        "kind": what,
        "url": what.url(thing),
        "may_pause": may_pause(request.user, request.site),
    }
    return render(request, "moderation/report.html", context)


def _pause(request: HttpRequest, thing: Model, reason: str, now: datetime) -> None:
    try:
        pause(thing, request.user, reason, now)
        messages.success(request, _("Paused for a day. A moderator decides."))
    except CannotDecide as error:
        messages.error(request, error.messages[0])


@private_page
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """Your report arrived; this happens next."""
    try:
        pk = signing.loads(receipt, salt=SALT)
    except signing.BadSignature as error:
        raise Http404("no such receipt") from error
    made = get_object_or_404(Report.objects.select_related("case"), pk=pk, case__site=request.site)
    return render(request, "moderation/receipt.html", {"report": made})
