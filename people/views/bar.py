"""The small answer that differs per person; public pages fetch it and stay the same for everybody."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from neighbourhoods.caching import private_page
from people import mine
from people.access import membership


@private_page
def bar(request: HttpRequest) -> JsonResponse:
    """`GET /mijn/balk/`: who is signed in here.

    Returns:
        JSON {signed_in, name, avatar, csrf, unread, links: [{text, url}]}. Somebody who is not
        signed in gets no token and no cookie.
    """
    user = request.user
    if not user.is_authenticated:
        return JsonResponse(
            {"signed_in": False, "name": "", "avatar": "", "csrf": "", "unread": 0, "links": []}
        )
    member = membership(user, request.site)
    entries = mine.entries(user, request.site)
    links = [{"text": _("My page"), "url": reverse("people:me")}]
    links += [{"text": entry.text, "url": entry.url} for entry in entries]
    if user.has_perm("wagtailadmin.access_admin"):
        links.append({"text": _("Run the site"), "url": reverse("wagtailadmin_home")})
    links.append({"text": _("Sign out"), "url": reverse("account_logout")})
    return JsonResponse(
        {
            "signed_in": True,
            "name": str(user),
            "avatar": member.profile.avatar if member else "",
            "csrf": get_token(request),
            "unread": sum(entry.waiting for entry in entries),
            "links": links,
        }
    )
