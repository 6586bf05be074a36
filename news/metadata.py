"""What machines read of an article: schema.org NewsArticle."""

import json

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from news.models import ArticlePage


def news_article(article: ArticlePage, request: HttpRequest, address: str, image=None) -> dict:
    """The article in schema.org's words (https://schema.org/NewsArticle)."""
    centre = {
        "@type": "Organization",
        "name": request.neighbourhood.centre_name,
        "url": request.build_absolute_uri("/"),
    }
    person = article.signature
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "description": article.search_description or article.introduction,
        "inLanguage": article.language,
        "mainEntityOfPage": address,
        "url": address,
        "author": {"@type": "Person", "name": person} if person else centre,
        "publisher": centre,
        "isAccessibleForFree": True,
    }
    if article.date:
        found["datePublished"] = article.date.isoformat()
        found["dateModified"] = (article.last_published_at or article.date).isoformat()
    if article.category:
        found["articleSection"] = article.category.name
    if image:
        found["image"] = [request.build_absolute_uri(image.url)]
    return found


def as_script(data: dict) -> SafeString:
    """A data block for a page; no policy needs to allow it and no text can end it early."""
    text = json.dumps(data, ensure_ascii=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
