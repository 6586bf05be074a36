"""What Wagtail's admin would show or let do beyond one's own neighbourhood: shut before any view runs.

Wagtail knows rights per page and per collection, but several of its screens ask for none: reports, the
page tree by number, the choosers, the API of files and the translations show whatever there is.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from home.admin.own_pages import own_pages

# Screens that go over all neighbourhoods at once, and that nobody needs to run one.
FOR_ADMINISTRATORS = (
    "wagtailadmin_reports:",
    "wagtailadmin_workflows:",
    "wagtailadmin_api:documents:",
    "wagtailadmin_api:images:",
    "wagtailadmin_pages:type_use",
    "wagtailadmin_error_test",
    "wagtailforms:",
    "wagtail_localize:translations_report",
    "wagtail_localize:snippets_api_",
)
# Words of all neighbourhoods together: nothing is suggested.
SUGGESTIONS = ("wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete")
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
ASKED_PAGES = ("wagtailadmin_choose_page_chosen_multiple", "wagtail_bulk_action")


class AdminGuard:
    """Middleware that lets nobody but an administrator pass to what is not of their neighbourhood."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        """Refuse, or let the view answer.

        Raises:
            PermissionDenied: a screen for administrators.
            Http404: a page or translation of a neighbourhood where this person does nothing.
        """
        match = request.resolver_match
        name = match.view_name if match else ""
        if not name.startswith("wagtail") or not request.path.startswith("/beheer/"):
            return None
        if not request.user.is_authenticated or request.user.is_superuser:
            return None  # who is signed out is led to the door by Wagtail itself
        if name.startswith(FOR_ADMINISTRATORS):
            raise PermissionDenied
        if name in SUGGESTIONS:
            return JsonResponse([], safe=False)
        self._only_own_pages(request, _pages(request, name, kwargs))
        return None

    def _only_own_pages(self, request: HttpRequest, asked: set[int]) -> None:
        if not asked:
            return
        if Page.objects.filter(pk__in=asked).exclude(own_pages(request.user)).exists():
            raise Http404


def _pages(request: HttpRequest, name: str, kwargs: dict) -> set[int]:
    """The numbers of the pages that a request is about."""
    asked = {kwargs[key] for key in PAGES if kwargs.get(key)}
    if name == "wagtail_bulk_action" and kwargs.get("model_name") != "page":
        return asked
    if name in ASKED_PAGES:
        asked |= _numbers(request.GET.getlist("id"))
    if name.startswith("wagtail_localize:"):
        asked |= set(_translated(kwargs))
    return asked


def _numbers(texts: Iterable[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal() and len(text) < 19}


def _translated(kwargs: dict) -> Iterable[int]:
    """The pages whose translation this is."""
    sources = TranslationSource.objects.none()
    if number := kwargs.get("translation_id"):
        about = Translation.objects.filter(pk=number).values("source_id")
        sources = TranslationSource.objects.filter(pk__in=about)
    elif number := kwargs.get("translation_source_id"):
        sources = TranslationSource.objects.filter(pk=number)
    keys = sources.values("object_id")
    return Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
