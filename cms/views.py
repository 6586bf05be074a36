"""The few addresses that belong to no room."""

from datetime import timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.views.static import serve

from neighbourhoods.caching import private_page

SHOWN_IN_THE_BROWSER = {".avif", ".gif", ".jpg", ".jpeg", ".png", ".webp", ".mp3", ".m4a", ".ogg"}


def dutch_at_the_root(request: HttpRequest, rest: str | None = None) -> HttpResponse:
    """Dutch has one address: the root. `/nl/…` leads there."""
    query = request.META.get("QUERY_STRING", "")
    path = "/" + escape_uri_path((rest or "").lstrip("/\\"))
    return HttpResponsePermanentRedirect(path + (f"?{query}" if query else ""))


@private_page
def admin_door(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends whoever may not come in: to our door, or, already signed in, to a no in words."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("account_login") + (f"?{query}" if query else ""))


def media(request: HttpRequest, path: str) -> HttpResponse:
    """A public picture or sound of the local folder; anything else is offered as a download.

    Documents have a door of their own (/documenten/), which knows whose they are and who may read them.
    """
    if PurePosixPath(path).parts[:1] == ("documents",):
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except SuspiciousFileOperation as error:
        raise Http404 from error
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in SHOWN_IN_THE_BROWSER:
        response["Content-Disposition"] = "attachment"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116)."""
    contact = request.neighbourhood.email or settings.DEFAULT_FROM_EMAIL
    expires = (timezone.now() + timedelta(days=180)).replace(
        microsecond=0, hour=0, minute=0, second=0
    )
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def robots_txt(request: HttpRequest) -> HttpResponse:
    """Public pages may be found; personal ones and the living room's talk may not."""
    hidden = ["/beheer/", "/mijn/", "/huiskamer/", "/melden/", "/inloggen/", "/aanmelden/"]
    text = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in hidden)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
