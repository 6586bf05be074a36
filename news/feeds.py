"""The newspaper as RSS 2.0 with the full text (content:encoded), kept while nothing changes."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import urljoin

import nh3
from django.core.cache import cache
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from neighbourhoods.caching import public_page
from news.models import ArticlePage, Category, NewsIndexPage

MOST = 30
SECONDS = 600
CONTENT_TYPE = "application/rss+xml; charset=utf-8"
TAGS = {
    "a", "blockquote", "br", "b", "dd", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "i",
    "img", "li", "ol", "p", "small", "strong", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}}
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FullTextFeed(Rss201rev2Feed):
    """RSS whose items carry the whole article."""

    def rss_attributes(self) -> dict:
        """Add the namespace of content:encoded (RSS 1.0 content module)."""
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/"
        }

    def add_item_elements(self, handler, item) -> None:
        """The usual elements and the full text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


@require_safe
@public_page
def rss(request: HttpRequest) -> HttpResponse:
    """The newest articles in the language of the address; `?categorie=` keeps to one category.

    An unknown category is 404 with a sentence, since people paste these addresses by hand.
    """
    index = NewsIndexPage.objects.of(request.site, get_language())
    if index is None:
        return _not_found(_("There is no newspaper here."))
    category, slug = None, request.GET.get("categorie", "")
    if slug:
        shelf = Category.objects.filter(site=request.site, locale=index.locale)
        category = next((found for found in shelf if found.slug == slug), None)
        if category is None:
            return _not_found(_("The newspaper has no such category. Look at the address again."))
    body = _body(request, index, category)
    etag = f'"{sha256(body).hexdigest()[:32]}"'

    @condition(etag_func=lambda _request: etag)
    def answer(_request):
        return HttpResponse(body, content_type=CONTENT_TYPE)

    return answer(request)


def _not_found(sentence: str) -> HttpResponse:
    return HttpResponseNotFound(sentence + "\n", content_type="text/plain; charset=utf-8")


def _body(request: HttpRequest, index: NewsIndexPage, category: Category | None) -> bytes:
    articles = ArticlePage.objects.on_show(timezone.now()).in_index(index)
    if category:
        articles = articles.filter(category=category)
    state = articles.aggregate(
        count=Count("pk"), published=Max("last_published_at"), newest=Max("pk"), sum=Max("date")
    )
    parts = [request.build_absolute_uri(), index.pk, index.last_published_at, state]
    parts += [request.neighbourhood.centre_name, category and category.name]
    key = "news.rss." + sha256(repr(parts).encode()).hexdigest()
    body = cache.get(key)
    if body is None:
        body = write_feed(request, index, category, articles).encode()
        cache.set(key, body, SECONDS)
    return body


def write_feed(request: HttpRequest, index: NewsIndexPage, category, articles) -> str:
    """The XML; all addresses are of this host."""
    page_url = request.build_absolute_uri(index.get_url(request))
    title = f"{index.title} – {request.neighbourhood.centre_name}"
    feed = FullTextFeed(
        title=_printable(f"{category.name} – {title}" if category else title),
        link=f"{page_url}?categorie={category.slug}" if category else page_url,
        description=_printable(index.introduction or request.neighbourhood.tagline or title),
        language=index.locale.language_code,
        feed_url=request.build_absolute_uri(),
        ttl="60",
    )
    newest = articles.newest_first().select_related("category", "author", "locale", "picture")
    for article in newest[:MOST]:
        url = request.build_absolute_uri(article.get_url(request))
        feed.add_item(
            title=_printable(article.title),
            link=url,
            description=_printable(article.introduction),
            unique_id=f"{request.site.hostname}:{article.translation_key}:{article.language}",
            unique_id_is_permalink=False,
            pubdate=article.date,
            categories=[_printable(article.category.name)] if article.category else (),
            content=_printable(full_text(article, request)),
        )
    return feed.writeString("utf-8")


def full_text(article: ArticlePage, request: HttpRequest) -> str:
    """The article as plain HTML with absolute addresses, for readers that know no page of ours."""
    html = render_to_string("news/feed_item.html", {"page": article}, request)
    base = request.build_absolute_uri("/")

    def absolute(_tag: str, name: str, value: str) -> str:
        return urljoin(base, value) if name in {"href", "src"} else value

    html = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style", "svg", "details", "video"},
        attributes=ATTRIBUTES,
        attribute_filter=absolute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return re.sub(r"\n\s*\n+", "\n", html).strip()


def _printable(text: str) -> str:
    """`text` without characters that XML 1.0 can't hold (§2.2)."""
    return UNPRINTABLE.sub("", str(text))
