"""A thousand series as volunteers might make them, always the same ones."""

import random
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date
from events.models import EventIndexPage, EventPage, Occurrence
from tests.events.factories import index_of

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def rule(chance: random.Random, start: datetime) -> str:
    """A repetition that `start` belongs to, or not; empty for once."""
    kind = chance.choice(["once", "week", "week", "week", "weeks", "month", "month", "day"])
    if kind == "once":
        return ""
    if kind == "day":
        text = "FREQ=DAILY" + chance.choice(["", ";INTERVAL=3"])
    elif kind in ("week", "weeks"):
        days = sorted(chance.sample(range(7), chance.choice([1, 1, 2, 5])))
        every = f";INTERVAL={chance.randint(2, 6)}" if kind == "weeks" else ""
        text = f"FREQ=WEEKLY{every};BYDAY={','.join(DAYS[day] for day in days)}"
    elif chance.random() < 0.5:
        text = f"FREQ=MONTHLY;BYMONTHDAY={chance.choice([1, 5, 15, 28, 29, 30, 31, -1])}"
    else:
        text = f"FREQ=MONTHLY;BYDAY={chance.choice([1, 2, 3, 4, 5, -1])}{chance.choice(DAYS)}"
    end = chance.random()
    if end < 0.3:
        text += f";UNTIL={start + timedelta(days=chance.randint(0, 400)):%Y%m%dT235959}"
    elif end < 0.5:
        text += f";COUNT={chance.randint(1, 60)}"
    return text


def start(chance: random.Random) -> datetime:
    """Some quarter of an hour, also in the night in which the clock changes."""
    day = datetime(2026, 8, 1) + timedelta(days=chance.randint(0, 240))
    near_change = chance.random() < 0.15
    if near_change:
        day = chance.choice([datetime(2026, 10, 24), datetime(2027, 3, 27)])
        day += timedelta(days=chance.randint(-14, 1))
    hour = chance.choice([0, 1, 2, 2, 3, 7, 9, 10, 13, 17, 19, 20, 22, 23])
    return day.replace(hour=hour, minute=chance.choice([0, 15, 30, 45]))


def make_series(site, number: int, now: datetime, seed: int = 1, **fields) -> list[EventPage]:
    """`number` published activities with moved and cancelled dates, made without revisions."""
    chance = random.Random(seed)
    pages = []
    for n in range(number):
        begin, all_day = start(chance), chance.random() < 0.15
        if all_day:
            begin = begin.replace(hour=0, minute=0)
        length = timedelta(days=chance.randint(1, 3)) if all_day else chance.choice(
            [timedelta(minutes=m) for m in (30, 60, 90, 120, 240, 480)]
        )  # fmt: skip
        page = EventPage(
            title=f"Activiteit {n}",
            slug=f"activiteit-{seed}-{n}",
            introduction="Kom erbij.",
            start_local=begin,
            length=length,
            all_day=all_day,
            rule=rule(chance, begin),
            skips_closures=chance.random() < 0.5,
            **fields,
        )
        pages.append(page)
    plant(index_of(site), pages)
    for page in pages:
        build_series(page.translation_key, now)
        _decide(chance, page, now)
    return pages


def plant(index: EventIndexPage, pages: list[EventPage]) -> None:
    """Many live pages at once under `index`, past Wagtail's care for each."""
    kind = ContentType.objects.get_for_model(EventPage)
    first = index.numchild + 1
    for number, page in enumerate(pages, first):
        page.path = EventPage._get_path(index.path, index.depth + 1, number)
        page.depth, page.numchild = index.depth + 1, 0
        page.content_type, page.locale, page.live = kind, index.locale, True
        page.draft_title, page.url_path = page.title, f"{index.url_path}{page.slug}/"
    names = [field.name for field in Page._meta.concrete_fields if field.name != "id"]
    bases = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(bases)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
        page.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(pages))


def _decide(chance: random.Random, page: EventPage, now: datetime) -> None:
    """Cancel or move one date, as the admin does."""
    if chance.random() < 0.6:
        return
    dates = list(Occurrence.objects.filter(series_id=page.translation_key)[:40])
    if not dates:
        return
    date = chance.choice(dates)
    if chance.random() < 0.5:
        cancel_date(date, "Ziek", None, now)
        return
    new = date.local_start + timedelta(days=chance.randint(-5, 5))
    if not page.all_day:
        new = new.replace(hour=chance.choice([9, 11, 15, 21]))
    length = timedelta(days=1) if page.all_day else timedelta(hours=2)
    move_date(date, new, length, "Zaal bezet", None, None, now)
