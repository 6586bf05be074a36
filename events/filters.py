"""What visitors and subscribers choose out of the agenda. It lives in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from wagtail.models import Site

from events.models.category import EventCategory
from events.models.place import Place
from events.spoken import NAMES
from partners.models import Organisation

YES = {"1", "ja"}


@dataclass(frozen=True)
class AgendaFilter:
    """A choice. Several values of one question mean "one of these"; questions add up."""

    categories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    is_free: bool = False
    wheelchair: bool = False

    @classmethod
    def read(cls, query: QueryDict, choices: "Choices") -> tuple["AgendaFilter", list[str]]:
        """The choice in an address, and the values in it that do not exist here."""
        unknown: list[str] = []

        def known(name: str, allowed: set[str]) -> tuple[str, ...]:
            values = {value for value in query.getlist(name) if value}
            unknown.extend(sorted(values - allowed))
            return tuple(sorted(values & allowed))

        def tick(name: str) -> bool:
            return bool(known(name, YES))

        found = cls(
            categories=known("categorie", {c.slug for c in choices.categories}),
            places=known("plaats", {p.slug for p in choices.places}),
            partners=known("partner", {o.slug for o in choices.partners}),
            languages=known("taal", set(NAMES)),
            is_free=tick("gratis"),
            wheelchair=tick("rolstoel"),
        )
        return found, unknown

    @classmethod
    def stored(cls, query: str) -> "AgendaFilter":
        """The choice in `query` as it was kept. What has gone since finds nothing, rather than that
        a choice without it would find everything."""
        kept = QueryDict(query)
        return cls(
            categories=tuple(kept.getlist("categorie")),
            places=tuple(kept.getlist("plaats")),
            partners=tuple(kept.getlist("partner")),
            languages=tuple(kept.getlist("taal")),
            is_free="gratis" in kept,
            wheelchair="rolstoel" in kept,
        )

    def narrow(self, rows: QuerySet, prefix: str = "series__") -> QuerySet:
        """Keep of `rows` (dates, or series with prefix "") what was chosen."""
        wanted = Q()
        for lookup, values in (
            ("category__slug", self.categories),
            ("place__slug", self.places),
            ("organisation__slug", self.partners),
        ):
            if values:
                wanted &= Q(**{f"{prefix}{lookup}__in": values})
        if self.languages:
            spoken = Q()
            for code in self.languages:
                spoken |= Q(**{f"{prefix}languages__contains": f",{code},"})
            wanted &= spoken
        if self.is_free:
            wanted &= Q(**{f"{prefix}is_free": True})
        if self.wheelchair:
            wanted &= Q(**{f"{prefix}wheelchair": True})
        return rows.filter(wanted)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values in their fixed order: the same choice is the same address."""
        several = (
            ("categorie", self.categories),
            ("partner", self.partners),
            ("plaats", self.places),
            ("taal", self.languages),
        )
        pairs = [(name, value) for name, values in several for value in values]
        pairs += [("gratis", "1")] if self.is_free else []
        pairs += [("rolstoel", "1")] if self.wheelchair else []
        return sorted(pairs)

    @property
    def query(self) -> str:
        """The choice as the end of an address, without question mark."""
        return urlencode(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)


@dataclass
class Choices:
    """What there is to choose in a neighbourhood, in one language."""

    categories: list[EventCategory]
    places: list[Place]
    partners: list[Organisation]

    @classmethod
    def of(cls, site: Site, language: str) -> "Choices":
        """Three queries, whatever the size of the agenda."""
        return cls(
            EventCategory.objects.in_language(site, language),
            list(Place.objects.of(site)),
            list(Organisation.objects.filter(site=site, is_shown=True)),
        )
