"""Pages of the house itself that nobody edits."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from home import samples
from home.search import clean_words, search
from neighbourhoods.caching import private_page, public_page
from people.access import has_role
from people.roles import Role


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    """What a phone shows when the line is gone; the service worker keeps it."""
    return render(request, "offline.html")


@private_page
@login_required
def style(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for who makes pages: editors and builders."""
    if not has_role(request.user, request.site, Role.EDITOR, Role.CHIEF_EDITOR, Role.MANAGER):
        raise PermissionDenied
    return render(request, "home/style.html", samples.everything())


@public_page
def find(request: HttpRequest) -> HttpResponse:
    """What the whole house knows about some words."""
    words = clean_words(request.GET.get("zoek", ""))
    found = search(request, words, get_language() or "nl", timezone.now())
    return render(request, "home/search.html", {"words": words, "found": found})
