"""Somebody asks us something."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from contact.models import Question
from neighbourhoods import limits
from neighbourhoods.models import NeighbourhoodSettings
from people.actions import post_mail

A_DAY = 24 * 60 * 60


@transaction.atomic
def ask(
    site: Site,
    *,
    name: str,
    email: str,
    answers: list[dict[str, str]],
    language: str,
    key: str,
    now: datetime,
    admin_url: str,
) -> Question:
    """Keep a question, tell the team, and confirm it to the sender. Sent twice, it is kept once.

    Args:
        email: one validated address, or empty.
        key: the same for every sending of the same form, see `contact.views.sending_key`.
        admin_url: address of Wagtail's admin, for the letter to the team.
    """
    question, is_first = Question.objects.get_or_create(
        site=site,
        key=key,
        defaults={
            "name": name,
            "email": email,
            "answers": answers,
            "language": language,
            "created": now,
        },
    )
    if is_first:
        _tell_the_team(question, now, admin_url)
        _confirm(question, now)
    return question


def _tell_the_team(question: Question, now: datetime, admin_url: str) -> None:
    neighbourhood = NeighbourhoodSettings.for_site(question.site)
    if not neighbourhood.email:
        return
    with override(settings.LANGUAGE_CODE):
        body = render_to_string(
            "contact/mail/for_the_team.txt",
            {
                "question": question,
                "neighbourhood": neighbourhood,
                "url": admin_url.rstrip("/")
                + reverse("contact_questions:inspect", args=[question.pk]),
            },
        )
        subject = _("Question from %(name)s") % {"name": question.name}
    post_mail(question.site, neighbourhood.email, subject, body, now=now, reply_to=question.email)


def _confirm(question: Question, now: datetime) -> None:
    """At most one a day to an address, and nothing in it that was typed: no tool for pestering."""
    if not question.email:
        return
    once_a_day = limits.hit(
        question.site, "contact confirmation", question.email.lower(), 1, A_DAY, now
    )
    if not once_a_day.ok:
        return
    neighbourhood = NeighbourhoodSettings.for_site(question.site)
    with override(question.language):
        body = render_to_string(
            "contact/mail/confirmation.txt",
            {"question": question, "neighbourhood": neighbourhood},
        )
        subject = _("We have your question") + f" – {neighbourhood.centre_name}"
    post_mail(question.site, question.email, subject, body, now=now)
