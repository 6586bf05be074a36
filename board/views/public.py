"""What everybody may see: a notice and its pictures. No session here."""

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from board.kinds import CLOSED
from board.models import Notice, NoticePicture
from board.models.picture import LARGE, SMALL
from board.querysets import get_notice_for
from board.views.crumbs import crumbs
from moderation.waiting import may_look_at
from neighbourhoods.caching import PUBLIC, public_page


@require_safe
@public_page
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one notice; a friendly stone where one hung that is over."""
    try:
        found = get_notice_for(None, request.site, number, timezone.now())
    except Http404:
        over = Notice.objects.of(request.site).filter(
            number=number, state__in=CLOSED, hidden_at=None
        )
        if not over.exists():
            raise
        return render(request, "board/gone.html", {"number": number}, status=410)
    return render(request, "board/notice.html", {"notice": found, "crumbs": crumbs()})


@require_safe
def picture(request: HttpRequest, picture_id: int, size: str) -> HttpResponse:
    """A picture, for who may see its notice: first as anybody, only then as this person."""
    found = (
        NoticePicture.with_staged.select_related("notice")
        .filter(pk=picture_id, notice__site=request.site)
        .first()
    )
    if found is None or size not in {LARGE, SMALL}:
        raise Http404("no such picture")
    number, now = found.notice.number, timezone.now()
    try:
        if found.staged_at:
            raise Http404("not part of the notice yet")
        get_notice_for(None, request.site, number, now)
        cache_control = PUBLIC
    except Http404:
        if found.staged_at or not may_look_at(request.user, found.notice, request.site, now):
            get_notice_for(request.user, request.site, number, now)
        if found.staged_at and found.notice.author != request.user:
            raise
        cache_control = "private, no-store"
    stored = found.large if size == LARGE else found.small
    with stored.open("rb") as file:
        kind = mimetypes.guess_type(stored.name)[0] or "application/octet-stream"
        response = HttpResponse(file.read(), content_type=kind)
    response["Cache-Control"] = cache_control
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
