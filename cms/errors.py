"""Friendly pages for what goes wrong. The 500 page needs no database and has a number for the log."""

import uuid

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _

from people.views.unsent import unsent


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself was wrong (400)."""
    if isinstance(exception, RequestDataTooBig):
        return too_much(request)
    return _page(request, 400, _("We could not read that. Go back and try again."))


def too_much(request: HttpRequest) -> HttpResponse:
    """More than `cms.body_cap` lets through (413)."""
    return _page(
        request,
        413,
        _(
            "This is too much for one go. A picture may be 10 MB."
            " Go back: what you typed is still there. Make it smaller and send it again."
        ),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This person may not come here (403)."""
    return _page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing at this address (404)."""
    return _page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent without its token: mostly an old tab. What was typed is shown, to copy."""
    return unsent(
        request, _("This form was open for too long. Go back, reload the page and send it again.")
    )


def foreign_origin(request: HttpRequest) -> HttpResponse:
    """A form of another website tried to write here."""
    return _page(
        request,
        403,
        _("This form came from another website. Open it on our own site and try again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side (500): no database, and a number that stands in the log beside the trace."""
    number = uuid.uuid4().hex[:8]
    request.error_number = number  # type: ignore[attr-defined]  # cms.logs finds it here
    # It may have broken before anything asked which language this address is in.
    with override(get_language_from_path(request.path) or get_language()):
        html = render_to_string("500.html", {"number": number})
    return HttpResponse(html, status=500, headers={"Cache-Control": "no-store"})


def _page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    template = "404.html" if status == 404 else "403.html"
    words = {"message": message, "heading": _("That did not work") if message else ""}
    response = render(request, template, words, status=status)
    response["Cache-Control"] = "no-store"
    return response
