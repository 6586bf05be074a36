"""What waits in the living room: help questions for workers, messages on everybody's own page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from chat.models import HelpState, HelpTalk
from chat.talks import count_waiting
from neighbourhoods import todo
from people import mine
from people.access import has_role
from people.models import User
from people.roles import Role


def waiting_questions(user: User, site: Site) -> int:
    """How many neighbours wait for a worker; nothing for who is none."""
    if not has_role(user, site, Role.WORKER):
        return 0
    return HelpTalk.objects.filter(site=site, state=HelpState.WAITING).count()


def in_words(count: int) -> str:
    """So many questions."""
    return ngettext(
        "%(count)d neighbour waits for help", "%(count)d neighbours wait for help", count
    ) % {"count": count}


def register() -> None:
    """On the admin's front, and on everybody's own page with the bar above each page."""
    todo.register(
        "chat.help",
        words=in_words,
        count=waiting_questions,
        url=lambda user, site: reverse("chat:help_queue"),
        icon="help",
        order=3,
    )
    mine.register(
        "talks", _("Conversations"), "chat:talks", icon="chat", count=count_waiting, waiting=True
    )
