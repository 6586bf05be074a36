"""From the demo's marks to the blocks of a page's StreamField."""

from copy import copy

from django.db.models import Model
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from demo.markup import Document, inline
from demo.world import World


def body_of(model: type[Model], told: Document, world: World) -> list[tuple]:
    """The body of `told` as blocks of `model.body`; a block that this page doesn't have is left out."""
    known = model._meta.get_field("body").stream_block.child_blocks
    pieces = (_MAKERS[block.kind](block.value, world) for block in told.body)
    return [piece for piece in pieces if piece and piece[0] in known]


def picture_of(key: str, world: World) -> AbstractImage:
    """A picture for in a body, with its words beside it so that they can be translated."""
    picture = copy(world.pictures[key])
    picture.contextual_alt_text, picture.decorative = picture.description, False
    return picture


def _text(value: str, world: World) -> tuple:
    return "text", RichText(value)


def _picture(value: dict, world: World) -> tuple:
    return "picture", {"image": picture_of(value["picture"], world), "caption": value["caption"]}


def _callout(value: dict, world: World) -> tuple:
    text = RichText(f"<p>{inline(value['text'])}</p>")
    return "callout", {"kind": "info", "title": value["title"], "text": text}


def _interview(value: dict, world: World) -> tuple:
    turns = [
        {"question": question, "answer": RichText(f"<p>{inline(answer)}</p>")}
        for question, answer in value["turns"]
    ]
    return "interview", {"guest": value["guest"], "about": value["about"], "turns": turns}


def _activity(key: str, world: World) -> tuple | None:
    page = world.activities.get(key)
    return ("activity", {"activity": page}) if page else None


_MAKERS = {
    "heading": lambda value, world: ("heading", value),
    "text": _text,
    "quote": lambda value, world: ("quote", value),
    "picture": _picture,
    "callout": _callout,
    "interview": _interview,
    "activity": _activity,
}
