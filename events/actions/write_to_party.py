"""Write to who takes part: in their language, with the link by which they leave."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from events.models import Participation
from events.party_reading import PartyRow
from neighbourhoods.models import NeighbourhoodSettings
from people.actions import post_mail, write_to


def write_to_party(
    party: Participation,
    template: str,
    now: datetime,
    context: Callable[[], dict[str, Any]] = dict,
    expires: datetime | None = None,
) -> bool:
    """Post `template` to a resident or a visitor; its first line is the subject.

    Args:
        template: knows `row` (events.party_reading.PartyRow), `party`, `name` and `neighbourhood`.
        context: asked in their language.
        expires: after this moment it is not worth sending any more.

    Returns:
        Whether there is an address to write to: not for a visitor with only a number.
    """

    def words() -> dict[str, Any]:
        row = PartyRow(party, get_language() or "nl", now)
        return {"row": row, "party": party, "name": party.display_name, **context()}

    if party.person:
        if not party.person.is_active:
            return False
        return write_to(party.person, party.site, template, now, words, expires)
    if not party.email:
        return False
    party.keep_link()
    with override(party.language or None):
        neighbourhood = NeighbourhoodSettings.for_site(party.site)
        mail = render_to_string(template, {"neighbourhood": neighbourhood, **words()})
    subject, _newline, body = mail.strip().partition("\n")
    post_mail(party.site, party.email, subject, body.strip() + "\n", now=now, expires=expires)
    return True
