"""Periodic work of the roof."""

from datetime import datetime, timedelta

from django.core.management import call_command

from neighbourhoods.periodic import periodic


@periodic(every=timedelta(minutes=1))
def publish_what_is_due(now: datetime) -> None:
    """Pages that were planned go live, pages past their last day go. Wagtail keeps its own clock."""
    call_command("publish_scheduled", verbosity=0)
