"""Compile the catalogues, without GNU gettext."""

from django.core.management.base import BaseCommand

from cms import catalogues


class Command(BaseCommand):
    """`manage.py compile_messages_po`: .po to .mo where it is newer."""

    help = "Compile the catalogues of words."
    requires_system_checks: list = []

    def handle(self, *args, **options) -> None:
        """Compile and say how many."""
        self.stdout.write(f"{catalogues.compile_all()} catalogues compiled")
