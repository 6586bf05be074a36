"""Run the periodic jobs that are due, once or for ever."""

import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from neighbourhoods.periodic import run_due


class Command(BaseCommand):
    """`manage.py run_periodic` from cron, or `--forever` as a service."""

    help = "Run periodic jobs (expiry, agenda extension, retention) that are due."

    def add_arguments(self, parser) -> None:
        """`--forever` keeps running and looks every 30 seconds."""
        parser.add_argument("--forever", action="store_true")

    def handle(self, *args, forever: bool = False, **options) -> None:
        """Run what is due and print the names."""
        while True:
            for name in run_due(timezone.now()):
                self.stdout.write(name)
            if not forever:
                return
            close_old_connections()
            time.sleep(30)
