"""What a partner's calendar gives a page, part by part, so that we see which part an editor changed."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site
from wagtail.rich_text import RichText

from events.ical_in.source import SourceActivity
from events.models import (
    EventCategory,
    EventPage,
    ExtraDate,
    PartnerFeed,
    Place,
    SkippedDate,
    Where,
)
from events.recurrence import first_match, parse_rule
from neighbourhoods.text import fold, plain_text

PARTS = ("title", "text", "category", "place", "when")
SENTENCE = re.compile(r"^.{1,199}?[.!?](?=\s|$)", re.DOTALL)
ONLINE = re.compile(r"^https?://\S{4,190}$")


@dataclass(frozen=True)
class Given:
    """An activity of a source in the words and things of our own house.

    Attributes:
        body: HTML of paragraphs; everything in it is escaped.
        unknown_place: where it is, when that is none of our places.
        start, extra, skipped: on the clock of `zone`.
    """

    title: str
    introduction: str
    body: str
    category: EventCategory | None
    where: str
    place: Place | None
    online_link: str
    unknown_place: str
    start: datetime
    length: timedelta
    all_day: bool
    zone: str
    rule: str
    extra: tuple[datetime, ...]
    skipped: tuple[datetime, ...]

    @classmethod
    def by(cls, activity: SourceActivity, feed: PartnerFeed) -> "Given":
        """`activity` for the neighbourhood of `feed`; what it doesn't say comes from the feed."""
        location = " ".join(activity.location.split())
        online = location if ONLINE.match(location) else ""
        place = place_named(feed.site, location) if location and not online else feed.place
        unknown = location if location and not online and place is None else ""
        introduction, rest = split_text(activity.text, feed.organisation.name)
        start, rule, extra = _in_rule(activity)
        return cls(
            title=Truncator(" ".join(activity.title.split())).chars(255) or _("Activity"),
            introduction=introduction,
            body=_paragraphs(rest, unknown, activity.url, feed.organisation.name),
            category=category_named(feed.site, activity.categories) or feed.category,
            where=Where.ONLINE if online else Where.PLACE,
            place=None if online else place,
            online_link=online,
            unknown_place=unknown,
            start=start,
            length=activity.length,
            all_day=activity.all_day,
            zone=activity.zone,
            rule=rule,
            extra=tuple(sorted(extra)),
            skipped=tuple(sorted(set(activity.skipped))),
        )

    def write_to(self, page: EventPage, parts: set[str]) -> None:
        """Put these parts on `page`, which the caller saves."""
        if "title" in parts:
            page.title = page.draft_title = self.title
        if "text" in parts:
            page.introduction = self.introduction
            page.body = [("text", RichText(self.body))] if self.body else []
        if "category" in parts:
            page.category = self.category
        if "place" in parts:
            page.where, page.place, page.online_link = self.where, self.place, self.online_link
        if "when" in parts:
            page.start_local, page.length = self.start, self.length
            page.all_day, page.zone, page.rule = self.all_day, self.zone, self.rule
            page.extra_dates = [ExtraDate(day=m.date(), time=m.time()) for m in self.extra]
            page.skipped_dates = [SkippedDate(day=m.date(), time=m.time()) for m in self.skipped]

    def prints(self) -> dict[str, str]:
        """A print of each part."""
        return {
            "title": _print(self.title),
            "text": _print(self.introduction, [_letters("text", self.body)] if self.body else []),
            "category": _print(self.category.pk if self.category else None),
            "place": _print(self.where, self.place.pk if self.place else None, self.online_link),
            "when": _print(
                self.start, self.length, self.all_day, self.zone, self.rule, self.extra,
                self.skipped,
            ),
        }  # fmt: skip


def prints_of(page: EventPage) -> dict[str, str]:
    """The same prints of what stands on `page` now; how text is marked up makes no difference."""
    blocks = [
        _letters(block.block_type, block.block.get_prep_value(block.value)) for block in page.body
    ]
    start = page.start_local
    loose = [
        tuple(sorted(day.start_at(start) for day in days.all())) if start else ()
        for days in (page.extra_dates, page.skipped_dates)
    ]
    return {
        "title": _print(page.title),
        "text": _print(page.introduction, blocks),
        "category": _print(page.category_id),
        "place": _print(page.where, page.place_id, page.online_link),
        "when": _print(start, page.length, page.all_day, page.zone, page.rule, *loose),
    }


def category_named(site: Site, names: tuple[str, ...]) -> EventCategory | None:
    """Our kind of activity that one of `names` says, in whatever language; as it is in Dutch."""
    wanted = {fold(name) for name in names}
    for kind in EventCategory.objects.of(site) if wanted else ():
        if fold(kind.name) in wanted:
            return EventCategory.objects.filter(
                site=site, translation_key=kind.translation_key, locale=Locale.get_default()
            ).first()
    return None


def place_named(site: Site, location: str) -> Place | None:
    """Our place that `location` means: by its name, or by a street where we have one place only."""
    pieces = {fold(piece) for piece in [location, *re.split(r"[,;\n]", location)]}
    places = list(Place.objects.of(site))
    for place in places:
        if fold(place.name) in pieces:
            return place
    there = [place for place in places if place.street and fold(place.street) in pieces]
    return there[0] if len(there) == 1 else None


def split_text(text: str, organisation: str) -> tuple[str, str]:
    """One sentence to begin with, and the rest."""
    text = text.strip()
    if not text:
        return _("An activity of %(organisation)s.") % {"organisation": organisation}, ""
    if len(text) <= 200 and "\n" not in text:
        return text, ""
    if found := SENTENCE.match(text):
        return " ".join(found.group().split()), text[found.end() :].strip()
    return Truncator(" ".join(text.split())).chars(200), text


def _in_rule(activity: SourceActivity) -> tuple[datetime, str, set[datetime]]:
    """Start, rule and loose days; a first day outside the rule counts too (RFC 5545 §3.8.2.4)."""
    extra = set(activity.extra)
    if not activity.rule:
        return activity.start, "", extra - {activity.start}
    first = first_match(parse_rule(activity.rule), activity.start)
    if first == activity.start:
        return activity.start, activity.rule, extra
    if first is None:
        return activity.start, "", extra - {activity.start}
    return first, activity.rule, extra | {activity.start}


def _paragraphs(text: str, place: str, url: str, organisation: str) -> str:
    parts = [plain_text(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    if place:
        parts.insert(0, plain_text(_("Where: %(place)s") % {"place": place}))
    if url:
        words = _("Read more at %(organisation)s") % {"organisation": organisation}
        parts.append(f'<a href="{escape(url)}">{escape(words)}</a>')
    return "".join(f"<p>{part}</p>" for part in parts).replace("<br>\n", "<br/>")


def _letters(kind: str, value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str, sort_keys=True)
    return f"{kind}:{''.join(unescape(strip_tags(text.replace('<', ' <'))).split())}"


def _print(*values: object) -> str:
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()[:32]
