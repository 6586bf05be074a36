"""Activities that one can join, and who joins them."""

from datetime import UTC, datetime, timedelta

from events.actions.take_part import Joiner, join
from events.models import Joining, Occurrence, Participation, Series
from tests.events.factories import make_event

NOW = datetime(2026, 2, 20, 11, tzinfo=UTC)
DAY = timedelta(days=1)


def cooking(site, seats: int | None = 3, **fields) -> tuple[Series, Occurrence]:
    """One evening, Monday 2 March 2026 at 17.00, with so many seats."""
    fields = {"joining": Joining.DATES, **fields}
    page = make_event(site, fields.pop("start", "2026-03-02 17:00"), seats=seats, **fields)
    series = Series.objects.get(key=page.translation_key)
    return series, series.occurrences.first()


def visitor(name: str = "Ans", **fields) -> Joiner:
    """Somebody without an account."""
    return Joiner(name=name, **({"email": f"{name.lower()}@example.org"} | fields))


def sign_up(
    series: Series, date: Occurrence | None, by, guests: int = 0, now=NOW, **rest
) -> Participation:
    """Join, as `join`; `by` may be a name."""
    who = visitor(by) if isinstance(by, str) else by
    return join(series, date, who, guests, rest.pop("answer", ""), now, **rest)


def states(series: Series) -> dict[str, str]:
    """Who stands where, by name."""
    return {party.display_name: party.state for party in series.participations.all()}
