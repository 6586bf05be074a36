"""Everything belongs to a neighbourhood: each of our models leads to exactly one site."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from wagtail.models import Page, Site

# What has no site of its own, and why.
SHARED = {
    "people.User": "one account may live in two neighbourhoods; Membership says in which",
    "neighbourhoods.PeriodicRun": "when a job of the installation last ran",
    "neighbourhoods.Picture": "stands in a collection; each neighbourhood has its own",
    "neighbourhoods.Rendition": "a size of a picture",
}
OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in settings.ROSA_APPS_WITH_WORDS and not issubclass(model, Page)
]


def leads_to_site(model: type[Model], seen: frozenset = frozenset()) -> bool:
    """Whether required links, one after another, end at a site or at a page of its tree."""
    for field in model._meta.get_fields():
        if not (field.many_to_one or field.one_to_one) or field.auto_created or field.null:
            continue
        target = field.related_model
        if target is Site or (isinstance(target, type) and issubclass(target, Page)):
            return True
        if target in OURS and target not in seen and leads_to_site(target, seen | {model}):
            return True
    return False


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_outside_the_page_tree_reaches_a_site(model):
    assert leads_to_site(model) != (model._meta.label in SHARED)


def test_every_exception_is_still_there():
    assert set(SHARED) <= {model._meta.label for model in OURS}
