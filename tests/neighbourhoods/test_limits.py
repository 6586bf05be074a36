"""Counting holds in the database, per neighbourhood, and forgets."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from neighbourhoods import limits
from neighbourhoods.models import Hits

NOW = datetime(2026, 11, 23, 10, 0, 30, tzinfo=UTC)


def test_the_limit_holds_says_how_long_and_passes(site):
    assert all(limits.hit(site, "x", "a", 3, 60, NOW).ok for _ in range(3))
    refused = limits.hit(site, "x", "a", 3, 60, NOW)
    assert (refused.ok, refused.retry_after) == (False, 30)
    assert limits.hit(site, "x", "a", 3, 60, NOW + timedelta(seconds=30)).ok


def test_people_verbs_and_neighbourhoods_count_apart(site, other_site):
    limits.hit(site, "x", "a", 1, 60, NOW)
    assert not limits.hit(site, "x", "a", 1, 60, NOW).ok
    for where, scope, who in [(site, "x", "b"), (site, "y", "a"), (other_site, "x", "a")]:
        assert limits.hit(where, scope, who, 1, 60, NOW).ok


def test_what_turned_out_well_is_given_back_and_never_below_nothing(site):
    limits.hit(site, "x", "a", 1, 60, NOW)
    for _ in range(3):
        limits.give_back(site, "x", "a", 60, NOW)
    assert limits.hit(site, "x", "a", 1, 60, NOW).ok
    assert not limits.hit(site, "x", "a", 1, 60, NOW).ok


def test_no_address_and_no_name_is_stored(site):
    limits.hit(site, "x", "203.0.113.9", 1, 60, NOW)
    assert "203" not in Hits.objects.get().who


def test_old_counts_are_forgotten(site):
    limits.hit(site, "x", "a", 1, 60, NOW)
    assert limits.forget(NOW + timedelta(days=1)) == 0
    assert limits.forget(NOW + timedelta(days=3)) == 1


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (1, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "::ffff:203.0.113.9", "", "203.0.113.9"),
        (1, "127.0.0.1", "nonsense", "unknown"),
    ],
)
def test_the_address_is_what_our_own_proxies_say(settings, proxies, remote, forwarded, address):
    settings.ROSA_TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, **headers)
    assert limits.client_address(request) == address
