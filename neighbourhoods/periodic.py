"""Work that comes back: expiry, nightly extension, retention. A job may run twice or late."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Q

from neighbourhoods.models import PeriodicRun

log = logging.getLogger("rosa.periodic")


@dataclass(frozen=True)
class Job:
    """A function of `now` and how often it wants to run."""

    name: str
    run: Callable[[datetime], object]
    every: timedelta


JOBS: dict[str, Job] = {}


def periodic(every: timedelta) -> Callable:
    """Register a function of `now` to run about `every` so often, in one process at a time."""

    def register(function: Callable[[datetime], object]) -> Callable:
        name = f"{function.__module__}.{function.__name__}"
        JOBS[name] = Job(name, function, every)
        return function

    return register


def run_due(now: datetime) -> list[str]:
    """Run every job whose time has come; a job that fails is logged and does not stop the others."""
    return [job.name for job in JOBS.values() if _claim(job, now) and _run(job, now)]


def _claim(job: Job, now: datetime) -> bool:
    """Take the turn: exactly one process wins, since the update's condition is checked by the database."""
    before = now - job.every
    due = PeriodicRun.objects.filter(
        Q(started__isnull=True) | Q(started__lte=before), name=job.name
    )
    if due.update(started=now, error=""):
        return True
    if PeriodicRun.objects.filter(name=job.name).exists():
        return False
    PeriodicRun.objects.bulk_create([PeriodicRun(name=job.name)], ignore_conflicts=True)
    return bool(due.update(started=now, error=""))


def _run(job: Job, now: datetime) -> bool:
    error = ""
    try:
        job.run(now)
    except Exception as failure:
        log.exception("a periodic job failed", extra={"job": job.name})
        error = type(failure).__name__
    try:
        with transaction.atomic():
            PeriodicRun.objects.filter(name=job.name).update(finished=now, error=error)
    except DatabaseError:
        log.exception("the end of a periodic job could not be written", extra={"job": job.name})
    return not error
