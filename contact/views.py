"""Asking a question without a session: the page is the same for everybody, so there is no token.

SameOriginMiddleware refuses what other sites send.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, ngettext
from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve

from contact.actions import ask
from contact.form_builder import ContactForm, form_for
from contact.models import ContactPage, Question
from neighbourhoods import limits
from neighbourhoods.caching import public_page

PER_ADDRESS, PER_FORM, WINDOW = 5, 60, 600  # questions in so many seconds


@csrf_exempt
def contact(request: HttpRequest) -> HttpResponse:
    """`/contact/`: Wagtail's page, which takes the form too."""
    return serve(request, "contact/")


def receive(request: HttpRequest, page: ContactPage) -> HttpResponse:
    """A sent form: kept and thanked for, or shown again with what was typed."""
    now = timezone.now()
    form = form_for(page, request.POST, now=now)
    status = 200
    if form.is_valid():
        key = sending_key(request, form)
        is_known = Question.objects.filter(site=request.site, key=key).exists()
        wait = 0 if is_known else _wait(request, now)
        if not wait:
            ask(
                request.site,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                answers=form.answers(),
                language=get_language() or "nl",
                key=key,
                now=now,
                admin_url=request.build_absolute_uri("/"),
            )
            return redirect("contact:thanks")
        form.add_error(None, _slow_down(wait))
        status = 429
    answer = page.show(request, form.again())
    answer.status_code = status
    answer["Cache-Control"] = "no-store"
    return answer


@public_page
def thanks(request: HttpRequest) -> HttpResponse:
    """`/contact/bedankt/`: it came in, and what happens now."""
    page = ContactPage.objects.live().child_of(request.site.root_page.localized).first()
    if page is None:
        raise Http404
    return render(request, "contact/thanks.html", {"page": page})


def sending_key(request: HttpRequest, form: ContactForm) -> str:
    """The same for every sending of one filled-in form, so that a second press keeps one question."""
    data = form.cleaned_data
    parts = [data.get("opened", ""), data["name"], data["email"], limits.client_address(request)]
    parts += [answer["value"] for answer in form.answers()]
    return salted_hmac("rosa.contact", "\x00".join(parts)).hexdigest()


def _wait(request: HttpRequest, now) -> int:
    """Seconds to wait. Who is too fast does not count for all: one address can't close the form."""
    address = limits.client_address(request)
    own = limits.hit(request.site, "contact", address, PER_ADDRESS, WINDOW, now)
    if not own.ok:
        return own.retry_after
    return limits.hit(request.site, "contact form", "all", PER_FORM, WINDOW, now).retry_after


def _slow_down(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "We got several questions in a row. Wait %(n)d minute and send it again. Or call us.",
        "We got several questions in a row. Wait %(n)d minutes and send it again. Or call us.",
        minutes,
    ) % {"n": minutes}
