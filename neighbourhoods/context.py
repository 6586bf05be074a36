"""What every template knows of its neighbourhood."""

from django.http import HttpRequest


def neighbourhood(request: HttpRequest) -> dict:
    """`neighbourhood` and `site`; absent only where no neighbourhood was found (plain errors)."""
    return {
        "neighbourhood": getattr(request, "neighbourhood", None),
        "site": getattr(request, "site", None),
    }
