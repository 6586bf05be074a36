"""What tests of contact need."""

import re
from datetime import UTC, datetime

from contact.models import ContactPage, QuestionField

MONDAY = "2026-11-23T10:00:00Z"
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
OPENED = re.compile(r'name="opened" value="([^"]+)"')


def contact_page(site) -> ContactPage:
    """The Dutch contact page of a neighbourhood."""
    return ContactPage.objects.child_of(site.root_page).get()


def with_fields(site) -> ContactPage:
    """A form as editors make it: a subject from a list, and the question itself."""
    page = contact_page(site)
    page.form_fields = [
        QuestionField(
            label="Waar gaat het over?",
            field_type="dropdown",
            choices="Activiteit\nGeld en post\nIets anders",
            sort_order=1,
        ),
        QuestionField(label="Je vraag", field_type="multiline", sort_order=2),
    ]
    page.save_revision().publish()
    return page


def opened(client, address="/contact/") -> str:
    """The signed moment in the form, as a browser would send it back."""
    return OPENED.search(client.get(address).content.decode())[1]


def filled(token: str, **changes) -> dict:
    """A form filled in by Fatma."""
    return {
        "vraag_vraag": "Kan iemand helpen met een brief van de gemeente?",
        "name": "Fatma",
        "email": "fatma@example.org",
        "website": "",
        "opened": token,
    } | changes
