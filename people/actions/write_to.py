"""Write to somebody: a mail in their own language, from a template."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from neighbourhoods.models import NeighbourhoodSettings
from people.actions.post_mail import post_mail
from people.models import User


def write_to(
    person: User,
    site: Site,
    template: str,
    now: datetime,
    context: Callable[[], dict[str, Any]],
    expires: datetime | None = None,
) -> bool:
    """Post `template` to `person`; its first line is the subject.

    Args:
        template: knows `person` and `neighbourhood` besides `context`.
        context: asked in the language of `person`, since addresses and names of things have one too.
        expires: after this moment it is not worth sending any more.

    Returns:
        Whether there is an address to write to.
    """
    if not person.email:
        return False
    with override(person.language):
        words = {"person": person, "neighbourhood": NeighbourhoodSettings.for_site(site)}
        mail = render_to_string(template, words | context())
    subject, _newline, body = mail.strip().partition("\n")
    post_mail(site, person.email, subject, body.strip() + "\n", now=now, expires=expires)
    return True
