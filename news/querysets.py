"""The questions that are asked of articles. Each method says what it costs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import TruncMonth
from wagtail.images import get_image_model
from wagtail.models import PageManager, Site
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from news.models import ArticlePage, NewsIndexPage

# The renditions of a card; fetched with the articles, so that a list costs the same at any length.
CARD_RENDITIONS = ("format-avif|fill-640x360", "format-webp|fill-640x360")
LEAD_RENDITIONS = tuple(
    f"format-{form}|fill-{size}" for size in ("640x360", "1280x720") for form in ("avif", "webp")
)


class NewsIndexQuerySet(PageQuerySet):
    """Front pages of newspapers."""

    def in_neighbourhood(self, site: Site) -> NewsIndexQuerySet:
        """The newspaper of `site` in every language."""
        dutch = self.model.objects.child_of(site.root_page)
        return self.filter(translation_key__in=dutch.values("translation_key"))

    def of(self, site: Site, language: str) -> NewsIndexPage | None:
        """The live front of the newspaper of `site` in a language, or None. One query.

        `in_site` would not do: only the Dutch tree stands under the root page of a site.
        """
        own = self.in_neighbourhood(site).live()
        return own.filter(locale__language_code=language).select_related("locale").first()


class ArticleQuerySet(PageQuerySet):
    """Articles."""

    def on_show(self, now: datetime) -> ArticleQuerySet:
        """Live, open to everybody and not past their last day. One query more, for restrictions."""
        return self.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))

    def in_index(self, index: NewsIndexPage) -> ArticleQuerySet:
        """Of one newspaper in one language."""
        return self.child_of(index)

    def in_indexes(self, indexes: NewsIndexQuerySet) -> ArticleQuerySet:
        """Of several newspapers. One query more."""
        parents = Q(pk=None)
        for path in indexes.values_list("path", flat=True):
            parents |= Q(path__startswith=path)
        return self.filter(parents)

    def readable_in(self, index: NewsIndexPage, now: datetime) -> ArticleQuerySet:
        """What a reader of this newspaper in its language is offered: the articles in that language,
        and the Dutch ones that nobody has translated yet."""
        own = self.on_show(now)
        if index.locale.language_code == settings.LANGUAGE_CODE:
            return own.in_index(index)
        dutch = index.in_dutch()
        translated = self.model.objects.live().child_of(index)
        missing = ~Exists(translated.filter(translation_key=OuterRef("translation_key")))
        ours = Q(path__startswith=index.path, depth=index.depth + 1)
        theirs = Q(path__startswith=dutch.path, depth=dutch.depth + 1) if dutch else Q(pk=None)
        return own.filter(ours | (theirs & missing))

    def newest_first(self) -> ArticleQuerySet:
        """By date of publication; the key settles a tie."""
        return self.order_by("-date", "-pk")

    def older_than(self, article: ArticlePage) -> ArticleQuerySet:
        """Those before `article`, the nearest first."""
        return self.filter(
            Q(date__lt=article.date) | Q(date=article.date, pk__lt=article.pk)
        ).newest_first()

    def newer_than(self, article: ArticlePage) -> ArticleQuerySet:
        """Those after `article`, the nearest first."""
        return self.filter(
            Q(date__gt=article.date) | Q(date=article.date, pk__gt=article.pk)
        ).order_by("date", "pk")

    def with_cards(self, *renditions: str) -> ArticleQuerySet:
        """With all that a card shows, without the body. Three queries in all."""
        pictures = get_image_model().objects.prefetch_renditions(*(renditions or CARD_RENDITIONS))
        return (
            self.defer("body")
            .select_related("category", "locale")
            .prefetch_related(Prefetch("picture", queryset=pictures))
        )

    def months(self) -> list[tuple[datetime, int]]:
        """The months in which something appeared, newest first, with how much. One query."""
        rows = (
            self.order_by()
            .exclude(date=None)
            .annotate(month=TruncMonth("date"))
            .values("month")
            .annotate(count=Count("pk"))
            .order_by("-month")
        )
        return [(row["month"], row["count"]) for row in rows]


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
NewsIndexManager = PageManager.from_queryset(NewsIndexQuerySet)
