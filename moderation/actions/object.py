"""The person concerned does not agree: once, in words, within six months (DSA art. 20)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.actions.settle import BRINGS_BACK
from moderation.models import Decision, Objection, Sanction
from moderation.terms import ANSWER_WITHIN, OBJECT_FOR
from people.models import User


class CannotObject(ValidationError):
    """No objection is possible here and now; the message says why."""


@transaction.atomic
def object_to(about: Decision | Sanction, by: User, words: str, now: datetime) -> Objection:
    """Keep the objection of `by` against `about`; sent twice it is one.

    Raises:
        CannotObject: not about them, too late, or there is nothing left to object to.
    """
    held = type(about).objects.select_for_update(of=("self",)).get(pk=about.pk)
    known = Objection.objects.filter(**_about(held)).first()
    if known and known.person_id == by.pk:
        return known
    if why_not := why_not_object(held, by, now):
        raise CannotObject(why_not)
    made = Objection.objects.create(
        site=_site(held),
        **_about(held),
        person=by,
        words=words,
        created_at=now,
        due_at=now + ANSWER_WITHIN,
    )
    log(made, "moderation.object", user=by, data={"objection": made.pk})
    return made


def why_not_object(about: Decision | Sanction, by: User, now: datetime) -> str:
    """Why `by` can't object to `about` at `now`, or nothing."""
    if isinstance(about, Decision):
        concerned, moment = about.case.author_id, about.created_at
        if not about.is_against_the_author:
            return _("Nothing was decided against you here.")
        if overtaken(about):
            return _("This was put right already.")
    else:
        concerned, moment = about.person_id, about.created
        if about.lifted:
            return _("This was put right already.")
    if concerned != by.pk:
        return _("This is not about you.")
    if now > moment + OBJECT_FOR:
        return _("You could object for six months. That time has passed. Do call us.")
    return ""


def overtaken(decision: Decision) -> bool:
    """Whether a later decision brought back what this one took away."""
    later = decision.case.decisions.filter(pk__gt=decision.pk)
    return later.filter(verdict__in=BRINGS_BACK).exists()


def _about(about: Decision | Sanction) -> dict:
    return {"decision": about} if isinstance(about, Decision) else {"sanction": about}


def _site(about: Decision | Sanction):
    return about.case.site if isinstance(about, Decision) else about.site
