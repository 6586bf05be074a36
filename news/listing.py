"""What the front of the newspaper shows: which category, which month, which page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from news.models import ArticlePage, Category, NewsIndexPage
from news.querysets import LEAD_RENDITIONS

PER_PAGE = 12
MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


@dataclass(frozen=True)
class Chip:
    """A filter as a link (components/filter_chips.html)."""

    url: str
    text: str
    current: bool


def listing(index: NewsIndexPage, request: HttpRequest, now: datetime) -> dict:
    """Template context of the front: articles, filters and archive.

    Raises:
        Http404: for a category or month that isn't there, or a page past the last.
    """
    readable = ArticlePage.objects.readable_in(index, now)
    categories = list(Category.objects.filter(site=request.site, locale=index.locale))
    category = find_category(categories, request.GET.get("categorie", ""))
    month = parse_month(request.GET.get("maand", ""))
    articles = readable
    if category:
        articles = articles.filter(category__translation_key=category.translation_key)
    if month:
        articles = articles.filter(date__gte=month, date__lt=next_month(month))
    page_obj = one_page(
        articles.newest_first().with_cards(*LEAD_RENDITIONS), request.GET.get("pagina", "1")
    )
    label_articles(page_obj.object_list, index, request, categories)
    months = readable.months()
    return {
        "articles": page_obj,
        "lead_article": page_obj.object_list[0] if _has_lead(page_obj, category, month) else None,
        "category": category,
        "month": month,
        "chips": _chips(index, request, categories, category),
        "archive": archive(months, index.get_url(request)),
        "query": urlencode({k: v for k in ("categorie", "maand") if (v := request.GET.get(k))}),
        "feed_query": f"?categorie={category.slug}" if category else "",
        "is_empty_newspaper": not months,
    }


def find_category(categories: list[Category], slug: str) -> Category | None:
    """The category that was asked for; None when none was.

    Raises:
        Http404: it doesn't exist here.
    """
    if not slug:
        return None
    for category in categories:
        if category.slug == slug:
            return category
    raise Http404(_("The newspaper has no such category."))


def parse_month(text: str) -> datetime | None:
    """`2026-11` as its first moment in local time; None for nothing.

    Raises:
        Http404: it is no month.
    """
    if not text:
        return None
    found = MONTH.match(text)
    if not found or not 1 <= int(found[1]) < 9999:
        raise Http404(_("That is no month."))
    return timezone.make_aware(datetime(int(found[1]), int(found[2]), 1))  # noqa: DTZ001


def next_month(month: datetime) -> datetime:
    """The first moment of the month after, in local time."""
    local = timezone.localtime(month)
    year, number = (local.year + 1, 1) if local.month == 12 else (local.year, local.month + 1)
    return timezone.make_aware(datetime(year, number, 1))  # noqa: DTZ001


def one_page(articles, number: str):
    """One page of the list.

    Raises:
        Http404: there is no such page.
    """
    paginator = Paginator(articles, PER_PAGE)
    if not number.isdecimal() or len(number) > 6 or not 1 <= int(number) <= paginator.num_pages:
        raise Http404(_("The newspaper is not that thick."))
    return paginator.page(int(number))


def label_articles(
    articles, index: NewsIndexPage, request: HttpRequest, categories: list[Category]
) -> None:
    """Give each article the category's name in the language of `index`, whether it is translated,
    and its address in this newspaper: who reads Arabic stays among Arabic menus."""
    names = {category.translation_key: category for category in categories}
    for article in articles:
        own = article.category
        article.shelf = names.get(own.translation_key, own) if own else None
        article.untranslated = article.locale_id != index.locale_id
        article.address = address_in(index, article, request)


def address_in(index: NewsIndexPage, article: ArticlePage, request: HttpRequest) -> str:
    """Where `article` is read in the newspaper `index` (see NewsIndexPage.route)."""
    if article.locale_id == index.locale_id:
        return article.get_url(request)
    return f"{index.get_url(request)}{article.slug}/"


def archive(months: list[tuple[datetime, int]], url: str) -> list[dict]:
    """Years with their months, newest first, each month with its link and number of articles."""
    years: dict[int, list[dict]] = {}
    for month, count in months:
        row = {"url": f"{url}?maand={month:%Y-%m}", "month": month, "count": count}
        years.setdefault(month.year, []).append(row)
    return [{"year": year, "months": rows} for year, rows in years.items()]


def _has_lead(page_obj, category, month) -> bool:
    return page_obj.number == 1 and not category and not month and len(page_obj.object_list) > 3


def _chips(index, request, categories, current) -> list[Chip]:
    url = index.get_url(request)
    shown = [Chip(f"{url}?categorie={c.slug}", c.name, c == current) for c in categories]
    return [Chip(url, _("Everything"), current is None), *shown] if shown else []


def month_words(month: datetime) -> str:
    """`november 2026` in the language of the page."""
    return date_format(timezone.localtime(month), "F Y")
