"""Renew by the link in the reminder: works signed out, on any phone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from board.models import Notice
from board.models.life import IllegalJump
from board.renew_link import is_used, is_valid
from neighbourhoods.caching import private_page


@csrf_exempt  # the signed token in the address is the right; SameOriginMiddleware keeps others out
@private_page
def renew_by_link(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """GET shows the notice and a button, so that a mail scanner renews nothing; POST renews."""
    notice = get_object_or_404(Notice.objects.of(request.site), number=number)
    if not is_valid(token, notice):
        raise Http404("no such link")
    now = timezone.now()
    outcome, why_not = "", notice.why_not_renew(now)
    if is_used(token, notice):
        outcome = "already"
    elif not why_not and request.method == "POST":
        try:
            notice.renew(None, now)
            outcome = "renewed"
        except IllegalJump as error:  # two taps at once
            why_not = error.messages[0]
    context = {"notice": notice, "outcome": outcome, "why_not": why_not}
    return render(request, "board/renew.html", context)
