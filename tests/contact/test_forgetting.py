"""Questions are erased after their time."""

from datetime import timedelta

from contact.models import Question
from contact.tasks import forget_questions
from neighbourhoods.periodic import JOBS
from tests.contact.factories import NOW


def ask(site, key: str, **more) -> None:
    Question.objects.create(site=site, key=key, name=key, language="nl", **more)


def test_done_questions_go_after_ninety_days_and_any_after_a_year(site):
    ask(site, "fresh", created=NOW)
    ask(site, "old and open", created=NOW - timedelta(days=364))
    ask(site, "too old", created=NOW - timedelta(days=366))
    for days in (89, 91):
        when = NOW - timedelta(days=days)
        ask(site, f"done {days}", created=when, state="done", taken_at=when, done_at=when)
    assert forget_questions(NOW) == 2
    assert set(Question.objects.values_list("key", flat=True)) == {
        "fresh", "old and open", "done 89",
    }  # fmt: skip
    assert forget_questions(NOW) == 0


def test_the_job_is_registered():
    assert "contact.tasks.forget_questions" in JOBS
