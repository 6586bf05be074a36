"""What stands around an article: where it is, who wrote it, what to read on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from neighbourhoods.models import Picture
from news.listing import label_articles
from news.models.category import Category
from people.access import membership

if TYPE_CHECKING:
    from news.models import ArticlePage, NewsIndexPage

SHARED_SIZE = "fill-1200x630|format-jpeg"


def around(
    article: ArticlePage, request: HttpRequest, now: datetime, paper: NewsIndexPage | None
) -> dict:
    """Template context of an article.

    Args:
        paper: the newspaper in whose language the article is read, when that is another one than its own.
    """
    from news.models import ArticlePage

    index = paper or article.get_parent().specific
    others = ArticlePage.objects.readable_in(index, now)
    related = article.related(others) if article.pk else []
    dated = article.date is not None and article.pk is not None
    beside = others.select_related("category").defer("body")
    previous = beside.older_than(article).first() if dated else None
    following = beside.newer_than(article).first() if dated else None
    categories = list(Category.objects.filter(site=request.site, locale=index.locale))
    near = [found for found in (article, previous, following, *related) if found]
    label_articles(near, index, request, categories)
    address = request.build_absolute_uri(article.get_url(request))
    return {
        "index": index,
        "crumbs": [(index.get_url(request), index.title)],
        "untranslated": paper is not None,
        "related": related,
        "previous": previous,
        "next": following,
        "face": _face(article, request),
        "address": address,
        "qr": qr_code(address),
        "share_image": share_image(article),
    }


def share_image(article: ArticlePage):
    """The rendition for Open Graph and schema.org, or None."""
    picture: Picture | None = article.share_picture or article.picture
    return picture.get_rendition(SHARED_SIZE) if picture else None


def qr_code(address: str) -> SafeString:
    """The address as a drawing for the printed page."""
    return mark_safe(  # noqa: S308 - drawn by segno from an address of our own
        segno.make(address, error="m").svg_inline(scale=1, border=2, svgclass="qr", lineclass=None)
    )


def _face(article: ArticlePage, request: HttpRequest) -> str:
    if not (article.author_agreed and article.author):
        return ""
    member = membership(article.author, request.site)
    return member.profile.avatar if member and hasattr(member, "profile") else ""
