"""What the front page shows of each room. The same for every reader: nothing of who asks."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language

from board.models import Notice
from chat.feed import room_glance
from events.models import Occurrence
from events.reading import read
from news.listing import label_articles
from news.models import ArticlePage, Category, NewsIndexPage

ACTIVITIES = 4
NOTICES = 3
ARTICLES = 3


def front(request: HttpRequest, now: datetime) -> dict:
    """Template context of the front page, in the current language."""
    language = get_language() or "nl"
    return {
        **todays_activities(request, language, now),
        "notices": Notice.objects.newest(request.site, now, NOTICES),
        "living_room": room_glance(request.site, now),
        "articles": latest_articles(request, language, now),
    }


def todays_activities(request: HttpRequest, language: str, now: datetime) -> dict:
    """What is still on today, or else what comes first; and how many more today has."""
    today = read(Occurrence.objects.today(request.site, now), request, language)
    coming = []
    if not today:
        coming = read(Occurrence.objects.coming(request.site, now)[:ACTIVITIES], request, language)
    return {
        "today": today[:ACTIVITIES],
        "more_today": max(0, len(today) - ACTIVITIES),
        "coming": coming,
    }


def latest_articles(request: HttpRequest, language: str, now: datetime) -> list[ArticlePage]:
    """The newest pieces of the newspaper; the Dutch one where nobody has translated it yet."""
    index = NewsIndexPage.objects.of(request.site, language)
    if index is None:
        return []
    articles = list(
        ArticlePage.objects.readable_in(index, now).newest_first().with_cards()[:ARTICLES]
    )
    categories = list(Category.objects.filter(site=request.site, locale=index.locale))
    label_articles(articles, index, request, categories)
    return articles
