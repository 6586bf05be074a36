"""Tags that know this neighbourhood: its languages, hours, theme and small pages."""

from itertools import groupby
from typing import NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.dateformat import time_format
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, pgettext
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import ContentPage
from neighbourhoods.hours import open_state
from neighbourhoods.theme import DEFAULT_THEME

register = template.Library()


class LanguageLink(NamedTuple):
    """Where this page, or the nearest page above it, stands in another language."""

    code: str
    name: str
    dir: str
    url: str
    current: bool
    exact: bool
    absolute_url: str


@register.simple_tag(takes_context=True)
def language_links(context) -> list[LanguageLink]:
    """One link per language of the neighbourhood, each under its own name."""
    request, neighbourhood = context.get("request"), context.get("neighbourhood")
    if not request or not neighbourhood:
        return []
    page = context.get("page")
    pages = _translations(page, request) if isinstance(page, Page) else None
    names = dict(settings.LANGUAGES)  # each in its own language
    query = request.META.get("QUERY_STRING", "")
    links = []
    for code in neighbourhood.language_codes():
        info = get_language_info(code)
        if pages is None:
            url, exact = translate_url(request.path, code), True
        else:
            url, exact = pages.get(code, (_home(code), False))
        links.append(
            LanguageLink(
                code=code,
                name=names[code],
                dir="rtl" if info["bidi"] else "ltr",
                url=f"{url}?{query}" if query and exact else url,
                current=code == get_language(),
                exact=exact,
                absolute_url=request.build_absolute_uri(url),
            )
        )
    return links


def _home(code: str) -> str:
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def _translations(page: Page, request) -> dict[str, tuple[str, bool]]:
    """Language -> address of the translation of this page, or else of the nearest one above it."""
    line = page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("-depth")
    keys = list(line.values_list("translation_key", flat=True))
    found: dict[str, tuple[str, bool]] = {}
    translations = (
        Page.objects.filter(translation_key__in=keys)
        .live()
        .select_related("locale")
        .order_by("depth")
    )
    for other in translations:
        url = other.get_url(request)
        if url:
            found[other.locale.language_code] = (url, other.translation_key == page.translation_key)
    return found


@register.simple_tag(takes_context=True)
def theme_link(context) -> SafeString:
    """The stylesheet with this neighbourhood's eight colours; nothing when it keeps the usual ones."""
    neighbourhood = context.get("neighbourhood")
    if not neighbourhood or neighbourhood.theme == DEFAULT_THEME:
        return SafeString("")
    version = "".join(colour.lstrip("#") for colour in neighbourhood.theme.values()).lower()
    return format_html('<link rel="stylesheet" href="{}?{}">', reverse("browser:theme"), version)


@register.inclusion_tag("components/open_state.html", takes_context=True)
def open_sign(context) -> dict:
    """Whether the door is open now, in words."""
    return {"state": open_state(context["site"], timezone.now())}


class DayRow(NamedTuple):
    """Some days in a row with the same hours."""

    days: str
    hours: str


@register.simple_tag(takes_context=True)
def opening_week(context) -> list[DayRow]:
    """The ordinary week in words, days with the same hours together; empty when nobody filled it in."""
    neighbourhood = context.get("neighbourhood")
    stretches = list(neighbourhood.opening_hours.all()) if neighbourhood else []
    if not stretches:
        return []
    week = [_hours([h for h in stretches if h.weekday == day]) for day in range(7)]
    rows = []
    for hours, group in groupby(range(7), key=lambda day: week[day]):
        days = list(group)
        names = [str(WEEKDAYS[day]) for day in (days[0], days[-1])]
        if len(days) == 1:
            words = names[0]
        else:
            words = pgettext("days", "%(first)s to %(last)s") % {
                "first": names[0],
                "last": names[1],
            }
        rows.append(DayRow(capfirst(words), hours))
    return rows


def _hours(stretches) -> str:
    return ", ".join(f"{clock(h.opens)} – {clock(h.closes)}" for h in stretches) or _("closed")


@register.filter
def clock(moment) -> str:
    """A time of day as this language writes it: 9.00 or 9:00."""
    return time_format(moment, "G:i" if get_language() in {"en", "ar"} else "G.i")


@register.simple_tag(takes_context=True)
def footer_pages(context) -> list[dict]:
    """The plain pages right under the front page in this language (about us, privacy, house rules),
    and the partners."""
    site, request = context.get("site"), context.get("request")
    if not site:
        return []
    home = (
        site.root_page.get_translations(inclusive=True)
        .filter(locale__language_code=get_language())
        .first()
    )
    pages = ContentPage.objects.live().public().child_of(home)[:8] if home else []
    links = [{"title": page.title, "url": page.get_url(request)} for page in pages]
    return [*links, {"title": _("Partners"), "url": reverse("partners:list")}]
