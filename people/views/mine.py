"""One's own page, and what one may change there."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from neighbourhoods.caching import private_page
from people import mine
from people.access import membership
from people.actions import join
from people.forms import AboutMeForm, ProfileForm
from people.views.unsent import signed_in_only


@private_page
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """`/mijn/`: who I am here, my things, and what I may change."""
    return render(
        request,
        "people/me.html",
        {
            "member": membership(request.user, request.site),
            "entries": mine.entries(request.user, request.site),
            "is_welcome": "welkom" in request.GET,
            "passwords_work": settings.ROSA_PASSWORD_SIGN_IN,
        },
    )


@private_page
@login_required
@require_POST
def join_here(request: HttpRequest) -> HttpResponse:
    """`/mijn/meedoen/`: somebody with an account elsewhere joins this neighbourhood too."""
    join(request.user, request.site)
    return redirect("people:me")


@private_page
@signed_in_only
def about_me(request: HttpRequest) -> HttpResponse:
    """`/mijn/gegevens/`: name, face and language."""
    member = membership(request.user, request.site)
    if member is None:
        return redirect("people:me")
    form = AboutMeForm(
        request.POST or None, member=member, codes=request.neighbourhood.language_codes()
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(request, "people/about_me.html", {"form": form, "member": member})


@private_page
@signed_in_only
def my_profile(request: HttpRequest) -> HttpResponse:
    """`/mijn/profiel/`: my page in the book of faces."""
    member = membership(request.user, request.site)
    if member is None:
        return redirect("people:me")
    form = ProfileForm(request.POST or None, instance=member.profile)
    if request.method == "POST" and form.is_valid():
        profile = form.save()
        messages.success(
            request,
            _("Saved. Neighbours can find you in the book of faces now.")
            if profile.is_shown
            else _("Saved. Only you can see it."),
        )
        return redirect("people:me")
    return render(request, "people/my_profile.html", {"form": form, "member": member})
