"""The agenda: kinds, places, closed weeks, the activities and what changed about single dates."""

from datetime import date, datetime, time, timedelta

from wagtail.models import Locale, Site

from demo.content.activities import ACTIVITIES
from demo.content.agenda import CATEGORIES, CLOSURES, PLACES
from demo.content.overvecht.activities import ACTIVITIES as OVERVECHT
from demo.content.overvecht.activities import PLACES as OVERVECHT_PLACES
from demo.content.rooms import OVERVECHT as OVERVECHT_WORDS
from demo.content.rooms import ROOMS
from demo.markup import Document, blocks
from demo.stream import body_of
from demo.world import World
from events.actions.build_series import build_series
from events.models import (
    Closure,
    DateChange,
    EventCategory,
    EventIndexPage,
    EventPage,
    ExtraDate,
    Joining,
    Kind,
    Place,
    Series,
    Where,
)
from events.spoken import pack


def load(world: World) -> None:
    """Fill both agendas; an activity is known by its address."""
    _close(world)
    _fill(world, world.lombok, ACTIVITIES, PLACES, ROOMS)
    _fill(world, world.overvecht, OVERVECHT, OVERVECHT_PLACES, OVERVECHT_WORDS)
    dutch = Locale.objects.get(language_code="nl")
    world.tell("activiteiten", EventPage.objects.filter(locale=dutch).count())


def _fill(world: World, site: Site, told: list[dict], places: dict, words: dict) -> None:
    agenda = EventIndexPage.objects.child_of(site.root_page).get()
    if hasattr(agenda, "introduction") and not agenda.introduction:
        agenda.introduction = agenda.search_description = words["agenda"]
        agenda.save_revision().publish()
    kinds, spots = _categories(site), _places(site, places)
    for one in told:
        page = EventPage.objects.child_of(agenda).filter(slug=one["slug"]).first()
        if page is None:
            page = _announce(world, agenda, one, kinds, spots)
        world.activities[one["slug"]] = page


def _categories(site: Site) -> dict[str, EventCategory]:
    kinds = {}
    for key, (name, colour, drawing, names) in CATEGORIES.items():
        look = {"colour": colour, "drawing": drawing}
        for code, word in {"nl": name, **names}.items():
            first = kinds.get(key)
            same = {"slug": first.slug, "translation_key": first.translation_key} if first else {}
            kind, _ = EventCategory.objects.get_or_create(
                site=site,
                locale=Locale.objects.get(language_code=code),
                name=word,
                defaults={**look, **same},
            )
            kinds.setdefault(key, kind)
    return kinds


def _places(site: Site, told: dict) -> dict[str, Place]:
    return {
        key: Place.objects.get_or_create(
            site=site, name=one["name"], defaults={**one, "city": "Utrecht"}
        )[0]
        for key, one in told.items()
    }


def _close(world: World) -> None:
    for told in CLOSURES:
        first = _monday(world) + timedelta(weeks=told["in_weeks"])
        last = first + timedelta(days=7 * told["weeks"] - 1)
        Closure.objects.get_or_create(
            site=world.lombok,
            name=told["name"],
            defaults={"first_day": first, "last_day": last},
        )


def _announce(
    world: World, agenda: EventIndexPage, told: dict, kinds: dict, spots: dict
) -> EventPage:
    days = told.get("all_days", 0)
    page = EventPage(
        title=told["title"],
        slug=told["slug"],
        live=False,
        introduction=told["introduction"],
        search_description=told["introduction"],
        body=body_of(EventPage, Document({}, blocks(told["text"])), world),
        picture=world.pictures[told["picture"]],
        share_picture=world.pictures[told["picture"]],
        category=kinds[told["category"]],
        organisation=world.organisations.get(told.get("organisation")),
        where=told.get("where", Where.PLACE),
        place=spots.get(told.get("place")),
        online_link=told.get("online_link", ""),
        is_free=told.get("is_free", True),
        price=told.get("price", ""),
        for_whom=told["for_whom"],
        languages=pack(told["languages"].split(",")),
        contact_name=told["contact"],
        start_local=_start(world, told["start"]),
        length=timedelta(days=days) if days else timedelta(hours=told["hours"]),
        all_day=bool(days),
        rule=told.get("rule", ""),
        skips_closures=told.get("skips_closures", False),
        joining=told.get("joining", Joining.WALK_IN),
        seats=told.get("seats"),
        most_guests=told.get("most_guests", 0),
        question=told.get("question", ""),
    )
    page.extra_dates = [_extra(world, start) for start in told.get("extra", ())]
    agenda.add_child(instance=page)
    page.save_revision().publish()
    if told.get("changes"):
        _change(world, page, told["changes"])
    return page


def _change(world: World, page: EventPage, changes: list[dict]) -> None:
    """Cancel or move the n-th date from now on."""
    series = Series.objects.get(key=page.translation_key)
    ahead = list(series.occurrences.filter(start__gt=world.now).order_by("start")[:12])
    for told in changes:
        first = ahead[told["nth"] - 1].original_start
        made = {"made_by": world.people["henk"], "made_at": world.now}
        if "cancel" in told:
            made |= {"kind": Kind.CANCELLED, "reason": told["cancel"]}
        else:
            day = first.date() + timedelta(days=told["move_days"])
            start = datetime.combine(day, _clock(told["clock"]))
            made |= {"kind": Kind.MOVED, "reason": told["reason"]}
            made |= {"new_start": start, "new_length": page.length}
        DateChange.objects.create(series=series, original_start=first, **made)
    build_series(page.translation_key, world.now)


def _start(world: World, told: tuple[int, int, str]) -> datetime:
    weekday, weeks, clock = told
    return datetime.combine(_monday(world) + timedelta(weeks=weeks, days=weekday), _clock(clock))


def _extra(world: World, told: tuple[int, int, str]) -> ExtraDate:
    start = _start(world, told)
    return ExtraDate(day=start.date(), time=start.time())


def _monday(world: World) -> date:
    return world.today - timedelta(days=world.today.weekday())


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))
