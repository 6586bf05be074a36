"""Whatever can hold something about a person has a purpose, a term and a job, or is said to hold nothing."""

import pytest
from django.apps import apps
from django.db import models

from neighbourhoods.periodic import JOBS
from people import retention
from people.retention import ACCOUNT, ON_THE_SITE

HELP = """These fields can hold something about a person and have no term. In the app's personal.py, add one line:
    retention.keeps(_("What it is, so that …"), Term(_("how long"), "app.tasks.job"), {{"app.Model": "field"}})
or, when no person ever stands in it:
    retention.not_personal("app.Model", "field", because="…")
{}"""


def test_every_field_that_can_hold_something_about_a_person_has_a_term():
    missing = retention.undeclared()
    assert not missing, HELP.format("\n".join(missing))


def test_every_line_is_about_a_field_that_is_there():
    installed = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    installed.discard("wagtailsearch.IndexEntry")  # has other fields on each database
    stale = {p for p in retention.declared() - retention.to_declare() if p[0] in installed}
    assert not stale, f"no such field, or one that need not be declared: {sorted(stale)}"


def test_no_field_has_two_terms():
    assert retention.declared_twice() == []


@pytest.mark.parametrize("kept", retention.table(), ids=lambda kept: str(kept.purpose)[:40])
def test_every_term_is_enforced_by_a_job_or_ends_with_the_account(kept):
    if kept.term.job:
        assert kept.term.job in JOBS, f"{kept.term.job} is no periodic job"
    else:
        assert kept.term in {ACCOUNT, ON_THE_SITE}


def test_what_links_to_a_person_or_holds_words_must_be_declared():
    must = {
        field.name
        for field in apps.get_model("board.Notice")._meta.local_fields
        if retention.can_be_personal(field)
    }
    assert {"author", "title", "text"} <= must
    assert must.isdisjoint({"id", "state", "created_at", "site", "renewals", "price"})


def test_a_new_field_without_a_line_is_named():
    field = models.CharField(max_length=20)
    assert retention.can_be_personal(field)
    assert not retention.can_be_personal(models.CharField(max_length=2, choices=[("a", "b")]))
    assert not retention.can_be_personal(models.BooleanField())
    assert "people.Profile.about" in {".".join(pair) for pair in retention.to_declare()}
