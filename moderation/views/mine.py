"""What was decided about me, and objecting to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.about import decisions_about, sanctions_about
from moderation.actions import CannotObject, object_to
from moderation.actions.object import why_not_object
from moderation.forms import ObjectionForm
from neighbourhoods.caching import private_page
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def about_me(request: HttpRequest) -> HttpResponse:
    """`/mijn/besluiten/`: of the last six months, each with its reason and the way to object."""
    now, who = timezone.now(), (request.user, request.site)
    context = {
        "decisions": decisions_about(*who, now),
        "sanctions": sanctions_about(*who, now),
        "now": now,
    }
    return render(request, "moderation/about_me.html", context)


@private_page
@signed_in_only
def object_view(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """`/mijn/bezwaar/besluit/12/`: say in words why it is not right."""
    now = timezone.now()
    asked = decisions_about if what == "besluit" else sanctions_about
    about = next(
        (one for one in asked(request.user, request.site, now, every=True) if one.pk == pk), None
    )
    if about is None:
        raise Http404("nothing about you")
    known = getattr(about, "objection", None)
    form = ObjectionForm(request.POST or None)
    why_not = "" if known else why_not_object(about, request.user, now)
    if request.method == "POST" and not known and not why_not and form.is_valid():
        try:
            object_to(about, request.user, form.cleaned_data["words"], now)
            messages.success(
                request,
                _("We received your objection. Somebody else looks at it, within 5 days."),
            )
            return redirect("moderation:about_me")
        except CannotObject as error:
            form.add_error(None, error)
    context = {
        "about": about,
        "is_sanction": what == "maatregel",
        "objection": known,
        "form": form,
        "why_not": why_not,
    }
    return render(request, "moderation/object.html", context)
