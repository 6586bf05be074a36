"""The trail back to the board."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from neighbourhoods.pages import index_url


def crumbs() -> list[tuple[str, str]]:
    """Pairs of address and words, for the breadcrumb component."""
    return [(index_url(get_language() or "nl", "prikbord"), _("Notice board"))]
