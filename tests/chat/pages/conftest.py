"""Tests of the room as a page: the whole neighbourhood, with its tree of pages."""

import pytest

from home.actions.create_neighbourhood import Plan, create_neighbourhood
from tests.conftest import LOMBOK_HOST, OVERVECHT_HOST


@pytest.fixture
def site(db):
    """Lombok, with its page tree."""
    return create_neighbourhood(
        Plan(
            hostname=LOMBOK_HOST,
            name="Lombok",
            centre_name="Huiskamer Lombok",
            is_default=True,
            settings={"languages": "nl,ar"},
        )
    )


@pytest.fixture
def other_site(db, site):
    """Overvecht."""
    return create_neighbourhood(
        Plan(
            hostname=OVERVECHT_HOST,
            name="Overvecht",
            centre_name="Huiskamer Overvecht",
            settings={"languages": "nl"},
        )
    )
