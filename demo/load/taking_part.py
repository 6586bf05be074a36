"""Who takes part and who waits: two with seats on a date, and one whole series. Nobody is written to."""

from datetime import timedelta

from demo.content.taking_part import PARTIES
from demo.world import World
from events.models import Joining, Participation, Series, State
from events.seats import coming_dates, free_seats


def load(world: World) -> None:
    """Fill the lists of activities that nobody joined yet, in the order of the content."""
    for slug, parties in PARTIES.items():
        series = Series.objects.filter(page=world.activities[slug]).first()
        if series and series.joining != Joining.WALK_IN and not series.participations.exists():
            _fill(world, series, parties)
    world.tell("aanmeldingen", Participation.objects.filter(site=world.lombok).count())


def _fill(world: World, series: Series, parties: list[tuple[str, int, str]]) -> None:
    whole = series.joining == Joining.SERIES
    occurrence = None if whole else coming_dates(series, world.now).first()
    if occurrence is None and not whole:
        return
    for number, (key, guests, answer) in enumerate(parties):
        free = free_seats(series, occurrence, world.now)
        Participation.objects.create(
            site=series.site,
            series=series,
            occurrence=occurrence,
            person=world.people[key],
            guests=guests,
            answer=answer,
            state=State.CONFIRMED if free is None or 1 + guests <= free else State.WAITING,
            asked_at=world.now - timedelta(hours=len(parties) - number),
        )
