"""What the browser itself asks for: the theme, icons, the manifest, the worker for when the line is gone."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_info, override

from home import app_icon, static_build
from home.templatetags.components import FUNCTIONS
from neighbourhoods.pages import index_url

DAY = "public, max-age=86400"
WORKER_VERSION = "1"


def theme(request: HttpRequest) -> HttpResponse:
    """The eight colours of this neighbourhood. The address carries them, so it may be kept for long."""
    colours = ";".join(
        f"--{name.replace('_', '-')}:{value}" for name, value in request.neighbourhood.theme.items()
    )
    css = f"@layer tokens{{:root:not([data-contrast=high]){{{colours}}}}}"
    return _answer(css, "text/css", "public, max-age=31536000, immutable")


def icon(request: HttpRequest) -> HttpResponse:
    """The house in the colours of this neighbourhood."""
    svg = render_to_string("browser/icon.svg", {"neighbourhood": request.neighbourhood})
    return _answer(svg, "image/svg+xml", DAY)


def icon_png(request: HttpRequest, size: int) -> HttpResponse:
    """The house for home screens, 180, 192 or 512 pixels square."""
    if size not in app_icon.SIZES:
        raise Http404
    return _answer(app_icon.draw(size, request.neighbourhood.theme), "image/png", DAY)


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look without being told."""
    return HttpResponsePermanentRedirect(reverse("browser:icon"))


def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put this neighbourhood on its home screen (W3C Web App Manifest)."""
    neighbourhood = request.neighbourhood
    asked = request.GET.get("taal", settings.LANGUAGE_CODE)
    language = asked if asked in neighbourhood.language_codes() else settings.LANGUAGE_CODE
    with override(language):
        shortcuts = [
            {"name": str(function.name), "url": index_url(language, function.slug)}
            for function in FUNCTIONS
        ]
    data = {
        "id": "/",
        "name": neighbourhood.centre_name,
        "short_name": neighbourhood.name,
        "description": neighbourhood.tagline,
        "lang": language,
        "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "start_url": index_url(language, ""),
        "scope": "/",
        "display": "standalone",
        "theme_color": neighbourhood.wall,
        "background_color": neighbourhood.wall,
        "icons": [
            {"src": reverse("browser:icon"), "type": "image/svg+xml", "sizes": "any"},
            *(
                {
                    "src": reverse("browser:icon_png", args=[size]),
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": "any maskable",
                }
                for size in (192, 512)
            ),
        ],
        "shortcuts": shortcuts,
    }
    return _answer(json.dumps(data, ensure_ascii=False), "application/manifest+json", DAY)


def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker that keeps a few public pages for when the line is gone.

    `ROSA_SERVICE_WORKER=false` is the kill switch: browsers then get a worker that removes itself.
    """
    if not settings.ROSA_SERVICE_WORKER:
        return _answer(render_to_string("browser/sw_off.js"), "text/javascript", "no-cache")
    languages = request.neighbourhood.language_codes()
    config = {
        "version": f"{WORKER_VERSION}-{static_build.version()}",
        "offline": {code: index_url(code, "offline") for code in languages},
        "keep": [index_url(code, slug) for code in languages for slug in ("", "agenda", "contact")],
        "static": static_build.offline_files(),
    }
    js = render_to_string("browser/sw.js", {"config": json.dumps(config)})
    return _answer(js, "text/javascript", "no-cache")


def _answer(body, content_type: str, cache: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Cache-Control"] = cache
    return response
