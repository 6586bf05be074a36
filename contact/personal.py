"""Questions of somebody: how long they are kept, how they get them, and how they are forgotten."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contact.models import Question
from contact.models.question import State
from people import personal_data, retention
from people.models import User
from people.personal_data import AT_ONCE, Farewell, Part, addresses_of


def questions_of(addresses: set[str]) -> QuerySet[Question]:
    """What was asked from these e-mail addresses; a question has no account."""
    return Question.objects.annotate(low=Lower("email")).filter(low__in=addresses)


def parts(user: User) -> Iterable[Part]:
    """What was asked through the form, from an address of this person."""
    found = questions_of(addresses_of(user)).order_by("created")
    yield Part(
        "questions",
        _("Questions you asked through the form"),
        {"when": _("When"), "name": _("Name"), "text": _("Text"), "state": _("State")},
        lambda: (
            {"when": q.created, "name": q.name, "text": q.text, "state": q.get_state_display()}
            for q in found.iterator(AT_ONCE)
        ),
    )


def erase(farewell: Farewell) -> None:
    """One's own questions go; what one had in hand for others waits for a colleague."""
    questions_of(farewell.addresses).delete()
    in_hand = Question.objects.filter(taken_by=farewell.user, state=State.TAKEN)
    in_hand.update(state=State.NEW, taken_by=None, taken_at=None)


def duties(user: User) -> Iterable[str]:
    """Questions of neighbours in hand."""
    count = Question.objects.filter(taken_by=user, state=State.TAKEN).count()
    if count:
        yield ngettext(
            "You took up %(count)d question of a neighbour. It goes back to your colleagues.",
            "You took up %(count)d questions of neighbours. They go back to your colleagues.",
            count,
        ) % {"count": count}


def register() -> None:
    """Take part in exports, erasures and the table of terms."""
    personal_data.register("contact", export=parts, erase=erase, duties=duties)
    retention.keeps(
        _("A question you send through the form, with your name and address, to answer you."),
        retention.Term(
            _("90 days after it is answered, a year at most"), "contact.tasks.forget_questions"
        ),
        {"contact.Question": "name email answers taken_by"},
    )
    retention.keeps(
        _("Who works at the centre, on the contact page, so that you know whom you meet."),
        retention.ON_THE_SITE,
        {"contact.TeamMember": "name role languages when"},
    )
    editors = "editors write it for everybody"
    retention.not_personal("contact.Question", "key", because="a code, made by a machine")
    retention.not_personal(
        "contact.QuestionField", "clean_name label choices default_value help_text", because=editors
    )
    retention.not_personal(
        "contact.ContactPage",
        "introduction directions getting_in form_title form_introduction thanks",
        because=editors,
    )
