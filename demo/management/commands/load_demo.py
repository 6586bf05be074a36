"""Fill an installation with the demo neighbourhoods."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone, translation

from demo.load import loaders
from demo.load.people import accounts
from demo.settle import settle
from demo.world import World, unsent_mail


class Command(BaseCommand):
    """`manage.py load_demo`: may be run as often as you like."""

    help = "Load the demo neighbourhoods Lombok and Overvecht. What is already there stays."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--picture-width", type=int, default=1600, help="how wide pictures are drawn, in pixels"
        )

    def handle(self, *args, **options) -> None:
        started = time.monotonic()
        world = World(
            now=timezone.now(),
            picture_width=options["picture_width"],
            port=getattr(settings, "PORT", 80),
        )
        with translation.override(settings.LANGUAGE_CODE), unsent_mail():
            for loader in loaders():
                with transaction.atomic():
                    loader.load(world)
            settle()
        for what, count in world.loaded:
            self.stdout.write(f"  {count:>4} {what}")
        self.stdout.write(f"De demo staat klaar ({time.monotonic() - started:.0f} s).\n\n")
        self._accounts(world)

    def _accounts(self, world: World) -> None:
        if not getattr(settings, "ROSA_DEMO", False):
            return
        port = f":{world.port}" if world.port != 80 else ""
        self.stdout.write(f"  Lombok     http://localhost{port}/")
        self.stdout.write(f"  Overvecht  http://overvecht.localhost{port}/")
        self.stdout.write(f"  Beheer     http://localhost{port}/beheer/\n\n")
        self.stdout.write("  Meedoen kan met deze namen, wachtwoord rosa:")
        for name, called in accounts():
            self.stdout.write(f"    {name:<14} {called}")
