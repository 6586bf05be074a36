"""Somebody asks at the desk to be forgotten, and a manager starts it for them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people import personal_data
from people.access import has_role
from people.actions import ask_erasure, not_yet, not_yours_to_erase, take_back_erasure
from people.forms import ErasureForm
from people.models import Erasure, Membership
from people.roles import Role


def erase(request: HttpRequest, member_id: int) -> HttpResponse:
    """`/beheer/mensen/<id>/wissen/`: start it, or end what was started. GET changes nothing."""
    if not has_role(request.user, request.site, Role.MANAGER):
        raise PermissionDenied
    members = Membership.objects.filter(site=request.site).select_related("user")
    member = get_object_or_404(members, pk=member_id)
    asked = Erasure.objects.filter(user=member.user).first()
    why_not = not_yet(member.user) or not_yours_to_erase(member.user, request.site, request.user)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not why_not:
        if request.POST.get("act") == "blijven":
            return _stay(request, member)
        if form.is_valid():
            try:
                words = form.cleaned_data["words"]
                ask_erasure(member.user, request.site, words, timezone.now(), by=request.user)
                messages.success(request, _("This account is erased within a day."))
                return redirect("people_erase_at_the_desk", member.pk)
            except ValidationError as error:
                form.add_error(None, error)
    context = {
        "member": member,
        "erasure": asked,
        "why_not": why_not,
        "form": form,
        "duties": personal_data.duties(member.user),
        "page_title": _("Erase this account"),
        "header_icon": "bin",
    }
    return render(request, "people/admin/erase.html", context)


def _stay(request: HttpRequest, member: Membership) -> HttpResponse:
    if take_back_erasure(member.user):
        log(request.site, "people.take_back_erasure", user=request.user)
        messages.success(request, _("Taken back. Nothing is erased."))
    return redirect("people_erase_at_the_desk", member.pk)
