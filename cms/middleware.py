"""What every request passes, whatever room it goes to."""

from urllib.parse import urlsplit

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from cms import errors, health
from cms.body_cap import TOO_MUCH

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
ADMIN_PREFIX = "/beheer/"
POLICY = "Content-Security-Policy"


@sync_and_async_middleware
def HealthMiddleware(get_response):
    """Answer `/gezond/` before host checks, so that a machine may ask by address."""
    if iscoroutinefunction(get_response):

        async def middleware(request: HttpRequest) -> HttpResponse:
            return await health.answer_async(request.path) or await get_response(request)
    else:

        def middleware(request: HttpRequest) -> HttpResponse:
            return health.answer(request.path) or get_response(request)

    return middleware


class TooMuchMiddleware:
    """Answer in words what `cms.body_cap` did not let through."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "scope", {}).get(TOO_MUCH):
            return errors.too_much(request)
        return self.get_response(request)


class SameOriginMiddleware:
    """Refuse an unsafe request that says it comes from another origin (scheme, host and port).

    Browsers send Origin with every POST. Django's own check accepts any trusted origin;
    a form on a page without session has no token at all and relies on this.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS and not is_same_origin(request):
            return errors.foreign_origin(request)
        return self.get_response(request)


def is_same_origin(request: HttpRequest) -> bool:
    """Whether this request's Origin (or, without one, Sec-Fetch-Site) is our own site."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}
    parts = urlsplit(origin)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


class AdminPolicyMiddleware:
    """Give Wagtail's admin the policy that it can work with; public pages keep the strict one."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PREFIX):
            wider = settings.ADMIN_CONTENT_SECURITY_POLICY
            # 'none' beside another source is ignored by browsers: what frames is replaced, not added.
            response._csp_replace = {k: v for k, v in wider.items() if k.startswith("frame-")}
            response._csp_update = {k: v for k, v in wider.items() if not k.startswith("frame-")}
            if strict := response.headers.get(POLICY):  # the preview of a public page, in a frame
                response.headers[POLICY] = strict.replace(
                    "frame-ancestors 'none'", "frame-ancestors 'self'"
                )
        return response
