"""Reports, decisions and rest: how long they are kept, how somebody gets theirs, how a name is forgotten."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from moderation.models import Case, Decision, Objection, Report, Sanction
from people import library_data, personal_data, retention
from people.models import User
from people.personal_data import AT_ONCE, Farewell, Part

WHEN, REASON, WORDS = _("When"), _("Reason"), _("Explanation")
A_YEAR_LATER = _("a year after it was decided")


def parts(user: User) -> Iterable[Part]:
    """What one reported, without the words of the other; what was decided about oneself."""
    reported = Report.objects.filter(reporter=user).order_by("created_at", "pk")
    yield Part(
        "reports",
        _("What you reported"),
        {
            "when": WHEN,
            "reason": REASON,
            "words": _("What you said about it"),
            "seen": _("Handled"),
        },
        lambda: (
            {
                "when": report.created_at,
                "reason": report.get_reason_display(),
                "words": report.words,
                "seen": report.is_handled,
            }
            for report in reported.iterator(AT_ONCE)
        ),
    )
    about_me = Decision.objects.filter(case__author=user).order_by("created_at", "pk")
    yield Part(
        "decisions",
        _("What moderators decided about your words"),
        {"when": WHEN, "what": _("Decision"), "reason": REASON, "words": WORDS},
        lambda: (
            {
                "when": decision.created_at,
                "what": decision.get_verdict_display(),
                "reason": decision.get_reason_display() if decision.reason else "",
                "words": decision.words,
            }
            for decision in about_me.iterator(AT_ONCE)
        ),
    )
    objected = Objection.objects.filter(person=user).order_by("created_at", "pk")
    yield Part(
        "objections",
        _("What you objected to, and what came of it"),
        {"when": WHEN, "words": WORDS, "outcome": _("Outcome"), "answer": _("The answer")},
        lambda: (
            {
                "when": objection.created_at,
                "words": objection.words,
                "outcome": objection.get_outcome_display(),
                "answer": objection.answer,
            }
            for objection in objected.iterator(AT_ONCE)
        ),
    )
    given = Sanction.objects.filter(person=user).order_by("created", "pk")
    yield Part(
        "rest",
        _("Rest you were given"),
        {"when": WHEN, "what": _("What"), "reason": REASON, "words": WORDS, "until": _("Until")},
        lambda: (
            {
                "when": sanction.created,
                "what": sanction.get_kind_display(),
                "reason": sanction.get_reason_display(),
                "words": sanction.words,
                "until": sanction.lifted or sanction.until,
            }
            for sanction in given
        ),
    )


def erase(farewell: Farewell) -> None:
    """What was reported and decided keeps its own term, since others objected to it; without a name."""
    user = farewell.user
    objected = Objection.objects.filter(person=user)
    library_data.unlabel(Objection, objected.values_list("pk", flat=True))
    objected.delete()
    given = Sanction.objects.filter(person=user)
    library_data.unlabel(Sanction, given.values_list("pk", flat=True))
    given.delete()
    cases = Case.objects.filter(author=user)
    called = Report.objects.filter(case__site__memberships__user=user)
    for report in called.exclude(snapshot={}).iterator(AT_ONCE):  # also what others called them
        told = _without_name(report.snapshot, farewell.without_call)
        if told != report.snapshot:
            Report.objects.filter(pk=report.pk).update(snapshot=told)
    _rename(Report.objects.filter(case__in=cases), ["words", "snapshot"], farewell)
    _rename(Decision.objects.filter(case__in=cases), ["words"], farewell)
    reports = Report.objects.filter(reporter=user)
    if not farewell.keeps_words:
        reports.filter(case__is_open=False).update(words="")
    _rename(reports, ["words"], farewell)


def _rename(rows: QuerySet, fields: list[str], farewell: Farewell) -> None:
    for row in rows.iterator(AT_ONCE):
        changes = {
            name: _without_name(getattr(row, name), farewell.without_name) for name in fields
        }
        type(row)._default_manager.filter(pk=row.pk).update(**changes)


def _without_name(value: Any, redact: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _without_name(each, redact) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_name(each, redact) for each in value]
    return redact(value) if isinstance(value, str) else value


def register() -> None:
    """Take part in exports, erasures and the table of terms."""
    personal_data.register("moderation", export=parts, erase=erase)
    retention.keeps(
        _("A report and what was reported, so that a moderator can decide and you can object."),
        retention.Term(A_YEAR_LATER, "moderation.tasks.forget_words_of_reports"),
        {"moderation.Report": "words snapshot", "moderation.Decision": "words"},
    )
    retention.keeps(
        _("Who reported, who wrote it and who decided, so that nobody decides about themselves."),
        retention.Term(A_YEAR_LATER, "moderation.tasks.forget_people_of_cases"),
        {
            "moderation.Case": "author",
            "moderation.Report": "reporter",
            "moderation.Decision": "by",
        },
    )
    retention.keeps(
        _("An objection and its answer, so that somebody else looks at it again."),
        retention.Term(
            _("a year after the answer; the words and the names go"),
            "moderation.tasks.forget_people_of_cases",
        ),
        {"moderation.Objection": "person words answer by"},
    )
    retention.keeps(
        _("What a neighbour thought of a post that waited, so that everybody says it once."),
        retention.ACCOUNT,
        {"moderation.Opinion": "person"},
    )
    retention.keeps(
        _("That somebody's reports weigh nothing for a month, since most were not right."),
        retention.Term(_("a year after it ended"), "moderation.tasks.forget_unheard"),
        {"moderation.Unheard": "person"},
    )
    retention.keeps(
        _("Rest that a moderator gave somebody, so that it ends in time and they can object."),
        retention.Term(_("a year after it ended"), "moderation.tasks.forget_sanctions"),
        {"moderation.Sanction": "person guest_key called words by"},
    )
    retention.not_personal(
        "moderation.Case", "kind object_id hold", because="which thing, and how it is held"
    )
