"""How somebody who takes part can be reached."""

from events.models import Participation


def has_address(party: Participation) -> bool:
    """Whether a mail would reach this party. An account that was closed gets none."""
    if party.person:
        return party.person.is_active and bool(party.person.email)
    return bool(party.email)


def address_of_party(party: Participation) -> str:
    """Their e-mail address, or empty."""
    if not has_address(party):
        return ""
    return party.person.email if party.person else party.email
