"""Articles and categories for tests."""

from datetime import timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale

from neighbourhoods.models import Picture
from news.models import ArticlePage, Category, NewsIndexPage


def newspaper(site, language: str = "nl") -> NewsIndexPage:
    """The front of the newspaper of `site`."""
    return NewsIndexPage.objects.of(site, language)


def category(site, slug: str = "buurt", name: str = "Uit de buurt", language: str = "nl", **fields):
    """A category of `site`."""
    locale = Locale.objects.get(language_code=language)
    return Category.objects.create(site=site, locale=locale, slug=slug, name=name, **fields)


def article(
    site, title: str = "Soep op maandag", language: str = "nl", *, live=True, days_ago=0.0, **fields
):
    """An article in the newspaper of `site`; `body` is a list of (block, value)."""
    fields.setdefault("introduction", f"{title}: daar gaat dit over.")
    if days_ago:
        fields.setdefault("date", timezone.now() - timedelta(days=days_ago))
    body = fields.pop("body", None)
    page = ArticlePage(
        title=title, locale=Locale.objects.get(language_code=language), live=live, **fields
    )
    if body is not None:
        page.body = body
    newspaper(site, language).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def picture(title: str = "Soep", width: int = 1280, height: int = 720, **fields) -> Picture:
    """A plain picture in the library."""
    content = BytesIO()
    Image.new("RGB", (width, height), "#FFBA33").save(content, "PNG")
    content.seek(0)
    return Picture.objects.create(
        title=title,
        file=ImageFile(content, f"{title.lower()}.png"),
        width=width,
        height=height,
        **fields,
    )


def copies(first: ArticlePage, start: int, count: int) -> None:
    """`count` articles like `first`, numbered from `start`, made without a tree operation each."""
    index = first.get_parent()
    for number in range(start, start + count):
        page = ArticlePage(
            title=f"Stoel {number}", slug=f"stoel-{number}", introduction="Kort nieuws over een stoel.",
            category=first.category, picture=first.picture, date=first.date - timedelta(minutes=number),
            locale=first.locale, live=True, path=f"{index.path}{number:04d}", depth=first.depth,
            url_path=f"{index.url_path}stoel-{number}/", content_type=first.content_type,
            draft_title=f"Stoel {number}",
        )  # fmt: skip
        page.save_base(raw=False, force_insert=True)
