"""A form that could not be taken: what somebody typed is shown once more, so that it can be copied."""

import re
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _

WORDS = {"title", "text", "words"}
NOT_WORDS = re.compile("csrf|password|code|login|email|key|next")
CHOICE = re.compile("[a-z0-9_.:-]*")  # what a radio button or a hidden field sends


def typed_words(request: HttpRequest) -> list[str]:
    """What a person wrote in the form, without secrets and choices; nothing when the line broke."""
    try:
        sent = request.POST.lists()
    except UnreadablePostError:
        return []
    return [
        value
        for name, values in sent
        for value in values
        if value.strip()
        and not NOT_WORDS.search(name)
        and (name in WORDS or not CHOICE.fullmatch(value))
    ]


def unsent(request: HttpRequest, why: str, *, sign_in: bool = False) -> HttpResponse:
    """A page (403) that says why, with the words."""
    context = {"why": why, "words": typed_words(request), "sign_in": sign_in}
    response = render(request, "people/unsent.html", context, status=403)
    response["Cache-Control"] = "private, no-store"
    return response


def signed_in_only(view):
    """Decorate a view with a form: who is not signed in is led to the door, and whose visit ended while
    they were writing sees their words first."""
    to_the_door = login_required(view)

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        lost = request.method == "POST" and not request.user.is_authenticated
        if lost and typed_words(request):
            return unsent(
                request,
                _("You are no longer signed in. Sign in, and send it once more."),
                sign_in=True,
            )
        return to_the_door(request, *args, **kwargs)

    return wrapped
