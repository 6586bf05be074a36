"""`/mijn/privacy/`: what is kept of me and how long, a copy of it, and being forgotten."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta

from allauth.account.authentication import get_authentication_records
from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from neighbourhoods.caching import private_page
from people import personal_data, retention
from people.actions import ask_erasure, ask_export, not_yet, take_back_erasure
from people.forms import ErasureForm
from people.models import Erasure, Export

RECENTLY = timedelta(hours=1)
PIECE = 256 * 1024


@private_page
@login_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, how long, and what I can do with it."""
    kept = [(line.purpose, line.term.in_words(request.site)) for line in retention.table()]
    context = {
        "kept": kept,
        "export": Export.objects.filter(user=request.user, site=request.site).first(),
        "erasure": Erasure.objects.filter(user=request.user).first(),
    }
    return render(request, "people/privacy.html", context)


@private_page
@login_required
@require_POST
def ask_copy(request: HttpRequest) -> HttpResponse:
    """`…/kopie/`: make me a copy."""
    try:
        ask_export(request.user, request.site, timezone.now())
        messages.success(request, _("We make your copy. Look here again in a few minutes."))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect("people:privacy")


@private_page
@login_required
@require_GET
def copy(request: HttpRequest, export_id: int) -> HttpResponse:
    """`…/kopie/<id>/`: the file, for the person it is about and for nobody else."""
    mine = Export.objects.filter(user=request.user, site=request.site, ready_at__isnull=False)
    export = get_object_or_404(mine, pk=export_id)
    if export.gone_at <= timezone.now():
        raise Http404("its week is over")
    try:
        file = export.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("the file is gone") from error
    response = StreamingHttpResponse(_pieces(file), content_type="application/zip")
    response["Content-Length"] = export.size
    response["Content-Disposition"] = 'attachment; filename="rosa-privacy.zip"'
    return response


async def _pieces(file: File) -> AsyncIterator[bytes]:
    """A large file a piece at a time, without holding up the loop."""
    try:
        while piece := await sync_to_async(file.read)(PIECE):
            yield piece
    finally:
        await sync_to_async(file.close)()


@private_page
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """`…/wissen/`: choose what happens with my words, look once more, and be forgotten."""
    if Erasure.objects.filter(user=request.user).exists():
        return redirect("people:privacy")
    context = {
        "why_not": not_yet(request.user),
        "duties": personal_data.duties(request.user),
        "is_recent": signed_in_recently(request),
    }
    form = ErasureForm(request.POST if request.method == "POST" else None)
    ready = request.method == "POST" and not context["why_not"] and context["is_recent"]
    if ready and form.is_valid():
        if not form.cleaned_data["sure"]:
            return render(request, "people/erase_sure.html", context | {"form": form})
        try:
            ask_erasure(request.user, request.site, form.cleaned_data["words"], timezone.now())
            return redirect("people:privacy")
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "people/erase.html", context | {"form": form})


@private_page
@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """`…/blijven/`: I stay after all."""
    if take_back_erasure(request.user):
        messages.success(request, _("How nice that you stay. Nothing is erased."))
    return redirect("people:privacy")


def signed_in_recently(request: HttpRequest) -> bool:
    """Whether this visit began less than an hour ago: an open page on a shared computer is no proof."""
    records = get_authentication_records(request)
    if records:
        return time.time() - records[-1]["at"] < RECENTLY.total_seconds()
    last = request.user.last_login
    return last is not None and timezone.now() - last < RECENTLY
