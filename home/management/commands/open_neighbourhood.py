"""Open a neighbourhood from the command line."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from home.actions.create_neighbourhood import Plan, create_neighbourhood


class Command(BaseCommand):
    """`manage.py open_neighbourhood HOST --name NAME`: site, pages, groups and rights."""

    help = "Open a neighbourhood: its site, pages in every language, groups and rights."

    def add_arguments(self, parser) -> None:
        """Host name and names."""
        parser.add_argument("hostname")
        parser.add_argument("--name", required=True, help="the neighbourhood, such as Lombok")
        parser.add_argument("--centre", help="what stands above the door; default: Huiskamer NAME")
        parser.add_argument("--port", type=int, default=443)
        parser.add_argument("--languages", default="nl,en,tr,ar")
        parser.add_argument(
            "--alias", action="append", default=[], help="another host name; may be repeated"
        )

    def handle(self, *args, **options) -> None:
        """Make it, or say in words what was wrong."""
        plan = Plan(
            hostname=options["hostname"],
            name=options["name"],
            centre_name=options["centre"] or f"Huiskamer {options['name']}",
            port=options["port"],
            is_default=not Site.objects.exclude(hostname="localhost").exists(),
            aliases=tuple(options["alias"]),
            settings={"languages": options["languages"]},
        )
        try:
            site = create_neighbourhood(plan)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{options['name']} is open at {site.root_url}")
