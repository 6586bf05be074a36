"""What somebody asked of the board: a kind, some words, all or only what can still be answered."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from board.kinds import BY_SLUG, Kind
from board.models.notice import Notice
from neighbourhoods.text import clean_text

PER_PAGE = 24
MOST_LETTERS = 80


@dataclass(frozen=True)
class Chip:
    """A filter as a link."""

    url: str
    text: str
    current: bool


@dataclass(frozen=True)
class Listing:
    """One view of the board: `notices` costs 3 queries, whatever there is.

    Attributes:
        words: what was searched for.
        trouble: what could not be understood in the address, in a sentence.
    """

    site: Site
    kind: Kind | None = None
    words: str = ""
    everything: bool = False
    number: str = "1"
    trouble: str = ""

    @classmethod
    def from_query(cls, site: Site, query: QueryDict) -> "Listing":
        """Read `?soort=&q=&alles=1&pagina=`; what makes no sense is left out, and said."""
        slug, trouble = query.get("soort", ""), ""
        kind = BY_SLUG.get(slug)
        if slug and kind is None:
            trouble = _("We don't know that kind of notice. Here are all of them.")
        words = query.get("q", "")
        try:
            words = clean_text(words, MOST_LETTERS, single_line=True) if words.strip() else ""
        except ValidationError:
            words, trouble = "", _("We could not search for that. Try one or two words.")
        return cls(site, kind, words, query.get("alles") == "1", query.get("pagina", "1"), trouble)

    @cached_property
    def notices(self) -> Page:
        """This page of the notices; a page that does not exist is the nearest one that does."""
        now = timezone.now()
        found = Notice.objects.of(self.site)
        found = found.public(now) if self.everything else found.hanging(now)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.words:
            found = found.matching(self.words)
        return Paginator(found.for_cards(), PER_PAGE).get_page(self.number)

    @property
    def is_filtered(self) -> bool:
        """Whether anything was asked but everything."""
        return bool(self.kind or self.words)

    @property
    def kind_chips(self) -> list[Chip]:
        """One filter for each kind, and one for all."""
        chips = [Chip(self.address(kind=None), _("Everything"), self.kind is None)]
        return chips + [Chip(self.address(kind=k), k.label, self.kind == k) for k in Kind]

    @property
    def state_chips(self) -> list[Chip]:
        """Only what can still be answered, or also what worked out."""
        return [
            Chip(self.address(everything=False), _("Still possible"), not self.everything),
            Chip(self.address(everything=True), _("Also what worked out"), self.everything),
        ]

    @property
    def next_url(self) -> str:
        """Where more hang, or nothing."""
        return self.address(page=self.notices.next_page_number()) if self.notices.has_next() else ""

    @property
    def previous_url(self) -> str:
        """Where the newer ones hang, or nothing."""
        if not self.notices.has_previous():
            return ""
        return self.address(page=self.notices.previous_page_number())

    def address(self, page: int = 1, **changes) -> str:
        """The query of this view with some things changed, from the first page."""
        kind = changes.get("kind", self.kind)
        query = {
            "soort": kind.slug if kind else "",
            "q": self.words,
            "alles": "1" if changes.get("everything", self.everything) else "",
            "pagina": str(page) if page > 1 else "",
        }
        return "?" + urlencode({name: value for name, value in query.items() if value})
