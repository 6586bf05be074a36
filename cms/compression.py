"""Public pages leave compressed, also without nginx in front of them."""

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

QUALITY = 5  # about 1 ms for a page of 50 kB
SMALLEST = 800  # bytes; below this the saving is not worth the work
COMPRESSED_TYPES = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


class CompressPublicPages:
    """Brotli for answers that are the same for everybody.

    Personal answers stay as they are: they hold secrets, and their size would tell about them (BREACH).
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _may_be_compressed(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "br" in _accepted(request):
            response.content = brotli.compress(response.content, quality=QUALITY)
            response["Content-Encoding"] = "br"
            response["Content-Length"] = str(len(response.content))
            if response.get("ETag", "").startswith('"'):
                response["ETag"] = "W/" + response["ETag"]
        return response


def _may_be_compressed(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and len(response.content) >= SMALLEST
        and "public" in response.get("Cache-Control", "")
        and not response.has_header("Content-Encoding")
        and response.get("Content-Type", "").startswith(COMPRESSED_TYPES)
    )


def _accepted(request: HttpRequest) -> set[str]:
    parts = request.headers.get("Accept-Encoding", "").lower().split(",")
    return {part.split(";")[0].strip() for part in parts if "q=0" not in part.replace("q=0.", "")}
