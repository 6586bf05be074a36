"""Periodic jobs run when due, once per turn, and one that fails does not stop the others."""

from datetime import UTC, datetime, timedelta

import pytest

from neighbourhoods import periodic
from neighbourhoods.models import PeriodicRun

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def jobs(monkeypatch):
    """An empty register of jobs."""
    register: dict = {}
    monkeypatch.setattr(periodic, "JOBS", register)
    return register


def test_a_job_runs_when_its_time_has_come(db, jobs):
    ran = []
    periodic.periodic(every=timedelta(hours=1))(ran.append)
    periodic.run_due(NOW)
    periodic.run_due(NOW + timedelta(minutes=59))
    periodic.run_due(NOW + timedelta(minutes=61))
    assert ran == [NOW, NOW + timedelta(minutes=61)]


def test_a_failing_job_is_remembered_and_stops_nobody(db, jobs):
    ran = []

    @periodic.periodic(every=timedelta(hours=1))
    def breaks(now):
        raise RuntimeError("no luck")

    @periodic.periodic(every=timedelta(hours=1))
    def works(now):
        ran.append(now)

    assert len(periodic.run_due(NOW)) == 1
    assert ran == [NOW]
    assert PeriodicRun.objects.get(name__endswith="breaks").error == "RuntimeError"
