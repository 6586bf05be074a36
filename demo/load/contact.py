"""The contact page with its team and form, and the questions that came in."""

from datetime import timedelta

from wagtail.models import Locale

from contact.models import ContactPage, Question, QuestionField, TeamMember
from demo.content import contact as content
from demo.world import World


def load(world: World) -> None:
    """Write the page once, and keep the questions that are missing."""
    page = ContactPage.objects.child_of(world.lombok.root_page).get()
    if not page.introduction:
        _write(page)
    for number, told in enumerate(content.QUESTIONS):
        _ask(world, f"demo-{number}", told)
    world.tell("vragen bij contact", Question.objects.count())


def _write(page: ContactPage) -> None:
    dutch = Locale.objects.get(language_code="nl")
    for name, words in content.PAGE.items():
        setattr(page, name, words)
    page.search_description = content.PAGE["introduction"]
    page.team = [
        TeamMember(**told, locale=dutch, sort_order=place)
        for place, told in enumerate(content.TEAM)
    ]
    page.form_fields = [
        QuestionField(**told, locale=dutch, sort_order=place)
        for place, told in enumerate(content.FIELDS)
    ]
    page.save_revision().publish()


def _ask(world: World, key: str, told: dict) -> None:
    labels = [field["label"] for field in content.FIELDS]
    given = zip(labels, (told["topic"], told["text"], told["reach"]), strict=True)
    asked = world.now - timedelta(hours=told["hours"])
    question, is_new = Question.objects.get_or_create(
        site=world.lombok,
        key=key,
        defaults={
            "name": told["name"],
            "email": told["email"],
            "answers": [{"label": label, "value": value} for label, value in given if value],
            "language": told["language"],
            "created": asked,
        },
    )
    if is_new and "by" in told:
        question.take(world.people[told["by"]], asked + timedelta(hours=2))
        if told["state"] == "done":
            question.finish(asked + timedelta(hours=3))
