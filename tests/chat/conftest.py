"""Neighbourhoods without page tree, for tests that are about rooms and not about pages: much quicker.

Tests of pages use `tests/chat/pages/`, tests with sockets and threads `tests/chat/live/`.
"""

import pytest
from wagtail.models import Page, Site

from tests.conftest import LOMBOK_HOST, OVERVECHT_HOST


def bare_site(hostname: str, name: str) -> Site:
    """A site on the root page."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    return Site.objects.get_or_create(
        hostname=hostname, defaults={"site_name": name, "root_page": root, "port": 80}
    )[0]


@pytest.fixture
def site(db):
    """Lombok."""
    return bare_site(LOMBOK_HOST, "Lombok")


@pytest.fixture
def other_site(db):
    """Overvecht."""
    return bare_site(OVERVECHT_HOST, "Overvecht")
