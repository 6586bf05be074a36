"""How moderation goes, for everybody to read, without names."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation.actions import decide, object_to
from moderation.figures import months, shown
from neighbourhoods.caching import PUBLIC
from tests.board.factories import notice
from tests.conftest import assert_sessionless, person
from tests.moderation.factories import hidden_by_many, tell

PAGE = "/open-kaart/"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (120, "120")]
)
def test_a_small_group_is_nobody(count, words):
    assert shown(count) == words


def settled(author, site, by, hours: int, verdict="leave"):
    asked = timezone.now() - timedelta(hours=hours)
    case = tell(notice(author, site), now=asked)
    return decide(
        case.pk, site, by, verdict=verdict, reason="unkind", words="",
        version=case.version, now=timezone.now(),
    )  # fmt: skip


def test_the_figures_of_this_month(site, other_site, resident, moderator):
    for hours in (1, 2, 3, 50, 60):
        settled(resident, site, moderator, hours)
    made = settled(resident, site, moderator, 1, "hide")
    object_to(made, resident, "Nee.", timezone.now())
    hidden_by_many(resident, site)
    this_month = months(site, timezone.now())[0]
    assert (this_month.left, this_month.hidden, this_month.automatic) == ("5", "<5", "<5")
    assert (this_month.objections, this_month.upheld, this_month.restored) == ("<5", "0", "0")
    assert this_month.median_hours in {2, 3}
    empty = months(other_site, timezone.now())[0]
    assert (empty.left, empty.reports, empty.median_hours) == ("0", "0", None)


def test_everybody_may_read_it_and_it_names_nobody(client, site, moderator):
    resident, neighbour = person(site, "zilvermeeuw"), person(site, "kokmeeuw")
    tell(notice(resident, site, title="Geheim briefje"), neighbour)
    answer = client.get(PAGE)
    assert_sessionless(answer)
    assert answer["Cache-Control"] == PUBLIC
    page = answer.content.decode()
    assert "&lt;5" in page
    for name in (resident.called, neighbour.called, "Geheim briefje"):
        assert name not in page
    for prefix in ("/en", "/tr", "/ar"):
        assert client.get(prefix + PAGE).status_code == 200


def test_it_costs_the_same_with_much_and_with_little(client, site, resident, moderator):
    counts = []
    for _round in range(2):
        for hours in range(4):
            settled(resident, site, moderator, hours)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_reports_finds_the_figures(client, site, resident):
    hangs = notice(resident, site)
    assert PAGE in client.get(f"/melden/notice/{hangs.pk}/").content.decode()
    assert PAGE in client.get("/").content.decode(), (
        "at the foot of every page, the house rules too"
    )
