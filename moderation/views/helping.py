"""`/helpen/`: neighbours read what newcomers handed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.access import may_help
from moderation.actions import CannotDecide, think
from moderation.quorum import Outcome
from moderation.waiting import waiting_cases
from neighbourhoods.caching import private_page
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def helping(request: HttpRequest) -> HttpResponse:
    """What waits, each with two buttons."""
    now = timezone.now()
    if request.method == "POST":
        _keep(request, now)
        return redirect("moderation:helping")
    context = {
        "cases": waiting_cases(request.user, request.site, now),
        "may_help": may_help(request.user, request.site),
    }
    return render(request, "moderation/helping.html", context)


def _keep(request: HttpRequest, now) -> None:
    case, version = request.POST.get("case", ""), request.POST.get("version", "")
    opinion = request.POST.get("opinion", "")
    numbers = all(n.isascii() and n.isdigit() and len(n) < 16 for n in (case, version))
    if not numbers or opinion not in {"fine", "moderator"}:
        messages.error(request, _("Choose one of the two buttons."))
        return
    try:
        together = think(
            int(case),
            request.site,
            request.user,
            is_fine=opinion == "fine",
            version=int(version),
            now=now,
        )
    except CannotDecide as error:
        messages.error(request, error.messages[0])
        return
    words = {
        Outcome.FINE: _("Thank you! Everybody can see it now."),
        Outcome.MODERATOR: _("Thank you! A moderator looks at it."),
        Outcome.OPEN: _("Thank you! Another neighbour looks too."),
    }
    messages.success(request, words[together])
