"""Searching the whole house: per room what anybody may see, in this neighbourhood only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from board.models import Notice
from events.models import EventPage, Occurrence
from events.reading import Row, read
from home.models import ContentPage
from news.listing import address_in
from news.models import ArticlePage, NewsIndexPage

MOST_LETTERS = 80
PER_ROOM = 8
CANDIDATES = 300  # pages the index may offer before we look whether they belong here


@dataclass(frozen=True)
class Found:
    """What each room has about some words."""

    articles: list[ArticlePage]
    activities: list[Row]
    notices: list[Notice]
    pages: list[ContentPage]

    @property
    def count(self) -> int:
        """How many in all."""
        return len(self.articles) + len(self.activities) + len(self.notices) + len(self.pages)


def clean_words(text: str) -> str:
    """What was typed, without control characters, at most 80 letters."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(visible.split())[:MOST_LETTERS].strip()


def search(request: HttpRequest, words: str, language: str, now: datetime) -> Found:
    """Look for `words` everywhere. A constant number of queries."""
    if not words:
        return Found([], [], [], [])
    return Found(
        articles=_articles(request, words, language, now),
        activities=_activities(request, words, language, now),
        notices=list(
            Notice.objects.of(request.site).hanging(now).matching(words).for_cards()[:PER_ROOM]
        ),
        pages=_pages(request, words, language),
    )


def _articles(request, words, language, now) -> list[ArticlePage]:
    index = NewsIndexPage.objects.of(request.site, language)
    if index is None:
        return []
    readable = ArticlePage.objects.readable_in(index, now)
    found = ArticlePage.objects.live().search(words, operator="and")[:CANDIDATES]
    articles = readable.filter(pk__in=_keys(found)).newest_first().defer("body")
    articles = list(articles.select_related("locale")[:PER_ROOM])
    for article in articles:
        article.address = address_in(index, article, request)
    return articles


def _activities(request, words, language, now) -> list[Row]:
    pages = EventPage.objects.live().public().search(words, operator="and")[:CANDIDATES]
    keys = {page.translation_key for page in pages}
    coming = Occurrence.objects.coming(request.site, now).filter(series_id__in=keys)
    first: dict = {}
    for occurrence in coming[: PER_ROOM * 20]:
        first.setdefault(occurrence.series_id, occurrence)
    return read(list(first.values())[:PER_ROOM], request, language)


def _pages(request, words, language) -> list[ContentPage]:
    home = (
        request.site.root_page.get_translations(inclusive=True)
        .filter(locale__language_code=language)
        .first()
    )
    if home is None:
        return []
    found = ContentPage.objects.live().search(words, operator="and")[:CANDIDATES]
    here = ContentPage.objects.live().public().descendant_of(home)
    return list(here.filter(pk__in=_keys(found))[:PER_ROOM])


def _keys(pages: Iterable) -> list[int]:
    return [page.pk for page in pages]
