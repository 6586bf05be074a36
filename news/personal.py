"""Names in the newspaper: how somebody gets their articles, and how their name goes from them."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage
from people import personal_data, retention
from people.models import User
from people.personal_data import Farewell, Part, values


def parts(user: User) -> Iterable[Part]:
    """The articles that are theirs."""
    mine = ArticlePage.objects.filter(author=user).order_by("first_published_at", "pk")
    yield Part(
        "articles",
        _("Articles of yours in the newspaper"),
        {"when": _("When"), "title": _("Title"), "text": _("Text")},
        values(mine, when="first_published_at", title="title", text="introduction"),
    )


def erase(farewell: Farewell) -> None:
    """An article is the newspaper's and stays; the name goes, also from feeds that were kept."""
    for article in ArticlePage.objects.filter(author=farewell.user):
        article.author, article.author_agreed, article.byline = None, False, ""
        article.save()


def register() -> None:
    """Take part in exports, erasures and the table of terms."""
    personal_data.register("news", export=parts, erase=erase)
    retention.keeps(
        _("Your name with an article, if you agreed. Who leaves takes the name along."),
        retention.ON_THE_SITE,
        {"news.ArticlePage": "author byline"},
    )
    editors = "editors write it for everybody"
    retention.not_personal(
        "news.ArticlePage", "introduction picture_description picture_caption", because=editors
    )
    retention.not_personal("news.Category", "name slug", because=editors)
    retention.not_personal("news.NewsIndexPage", "introduction", because=editors)
