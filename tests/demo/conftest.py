"""The demo, loaded once per module with small pictures."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page


def load() -> str:
    """Load the demo; what it told."""
    out = StringIO()
    call_command("load_demo", picture_width=80, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo in a database of its own transaction; undone after the module."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        for home in Page.objects.filter(depth=2):
            home.delete()  # and with it its site: the demo starts on an empty plot
        told = load()
        yield told
        transaction.set_rollback(True)


@pytest.fixture
def demo_db(demo, db):
    """The demo, for a test that may write: its own changes are undone."""
    return demo
