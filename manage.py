#!/usr/bin/env python
"""Rosa's command line."""

import os
import sys

from django.core.management import execute_from_command_line

NEEDS_THE_DATABASE = {"migrate", "createsuperuser", "open_neighbourhood", "load_demo"}


def main(words: list[str]) -> None:
    """Run a command; a database that is not there is told in words, at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    if NEEDS_THE_DATABASE & set(words[1:2]):
        from cms.reachable import why_no_database

        if trouble := why_no_database():
            sys.exit(trouble)
    execute_from_command_line(words)


if __name__ == "__main__":
    main(sys.argv)
