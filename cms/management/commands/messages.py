"""Collect the words of apps into their catalogues."""

from django.conf import settings
from django.core.management.base import BaseCommand

from cms import catalogues


class Command(BaseCommand):
    """`manage.py messages [app …]`: new messages come in untranslated, unused ones go."""

    help = "Bring the catalogues of words up to date."

    def add_arguments(self, parser) -> None:
        """Names of apps; none means all."""
        parser.add_argument("apps", nargs="*")

    def handle(self, *args, apps: list[str], **options) -> None:
        """Update and print what still needs a translation."""
        for app in apps or settings.ROSA_APPS_WITH_WORDS:
            for language in catalogues.LANGUAGES:
                total, missing = catalogues.update(app, language)
                if total:
                    self.stdout.write(f"{app} {language}: {total} messages, {missing} to translate")
