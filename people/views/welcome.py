"""Coming in with a card from the desk. Opening the address changes nothing: phones and mail programs
look ahead, so only sending the form uses a card."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from neighbourhoods.caching import private_page
from neighbourhoods.pages import index_url
from people.actions import CannotUse, use_card
from people.forms import CardForm
from people.limits import forgive, slow_down
from people.models.welcome_card import in_two


@private_page
@sensitive_post_parameters("code")
@sensitive_variables("code", "form", "sent")
def welcome(request: HttpRequest, code: str = "") -> HttpResponse:
    """`/welkom/` and `/welkom/<code>/`: the same page for a good card and a bad one, until it is sent."""
    room = index_url(get_language() or "nl", "huiskamer")
    if request.user.is_authenticated:
        return _without_referrer(render(request, "people/welcome_inside.html", {"room": room}))
    sent = request.POST.copy() if request.method == "POST" else None
    if sent is not None and code:
        sent.setdefault("code", code)
    form = CardForm(sent, initial={"code": in_two(code)})
    if form.is_valid() and (inside := _come_in(request, form, room)) is not None:
        return _without_referrer(inside)
    wrong = form.errors.as_data() if form.is_bound else {}
    too_fast = any(e.code == "too_fast" for e in wrong.get("__all__", ()))
    card_in_hand = bool(form["code"].value()) and "code" not in wrong and "__all__" not in wrong
    response = render(
        request,
        "people/welcome.html",
        {"form": form, "hides_code": card_in_hand},
        status=429 if too_fast else 200,
    )
    return _without_referrer(response)


def _come_in(request: HttpRequest, form: CardForm, room: str) -> HttpResponse | None:
    """Use the card and sign in, or put into the form why not. Only wrong codes weigh."""
    given = form.cleaned_data
    try:
        slow_down(request, "card")
        language = get_language() or "nl"
        user = use_card(request.site, given["code"], given["called"], language, timezone.now())
    except CannotUse as error:
        form.add_error("code", error)
        return None
    except ValidationError as error:  # too often
        form.add_error(None, error)
        return None
    forgive(request, "card")
    record_authentication(request, user, "card")
    response = perform_login(request, Login(user, redirect_url=room))
    messages.success(
        request,
        _("Welcome %(name)s, good that you are here. Say hello to your neighbours.")
        % {"name": user.called},
    )
    return response


def _without_referrer(response: HttpResponse) -> HttpResponse:
    """The code stands in the address: no next page may read it. (With "no-referrer" a browser would send
    its own form without origin.)"""
    response["Referrer-Policy"] = "strict-origin"
    return response
