"""Lombok and Overvecht: site, page tree, settings and opening hours."""

from datetime import time, timedelta

from wagtail.models import Site

from demo.content import neighbourhoods as content
from demo.world import World
from home.actions.create_neighbourhood import Plan, create_neighbourhood
from neighbourhoods.models import NeighbourhoodSettings, OpeningException, OpeningHours


def load(world: World) -> None:
    """Open both neighbourhoods, or find them as they are."""
    world.lombok = _open(
        world, content.LOMBOK, "localhost", aliases=("127.0.0.1", "::1"), is_default=True
    )
    world.overvecht = _open(world, content.OVERVECHT, "overvecht.localhost")
    world.tell("buurten", Site.objects.count())


def _open(world: World, told: dict, hostname: str, **more) -> Site:
    is_new = not NeighbourhoodSettings.objects.filter(site__hostname=hostname).exists()
    plan = Plan(
        hostname=hostname,
        name=told["name"],
        centre_name=told["centre_name"],
        port=world.port,
        settings=told["settings"] if is_new else {},
        **more,
    )
    site = create_neighbourhood(plan)
    if is_new:
        _hours(world, NeighbourhoodSettings.for_site(site), told)
    return site


def _hours(world: World, settings: NeighbourhoodSettings, told: dict) -> None:
    for weekday, opens, closes in told["hours"]:
        OpeningHours.objects.create(
            settings=settings, weekday=weekday, opens=_clock(opens), closes=_clock(closes)
        )
    for other in told["other_hours"]:
        first = world.today + timedelta(days=other["in_days"])
        OpeningException.objects.create(
            settings=settings,
            first_day=first,
            last_day=first + timedelta(days=other.get("days", 1) - 1),
            opens=_clock(other.get("opens")),
            closes=_clock(other.get("closes")),
            reason=other["reason"],
        )


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
