"""The notice boards: notices of every kind, each with the life it has had so far."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Site

from board.actions.post import begin
from board.models import BoardPage, Notice, NoticePicture, NoticeReply
from board.models.picture import MAX_SIDE
from demo.content import notices as content
from demo.content.rooms import OVERVECHT, ROOMS
from demo.world import World
from moderation.actions import ask_approval
from neighbourhoods.models import Picture
from neighbourhoods.pictures import CleanPicture


def load(world: World) -> None:
    """Hang up what is missing; a notice is known by the key of the form it was written in."""
    _introduce(world.lombok, ROOMS["prikbord"])
    _introduce(world.overvecht, OVERVECHT["prikbord"])
    for site, told in ((world.lombok, content.NOTICES), (world.overvecht, content.OVERVECHT)):
        for one in sorted(told, key=lambda one: -one["days_ago"]):
            if not Notice.objects.filter(site=site, key=_key(one["key"])).exists():
                _hang(world, site, one)
    for key, neighbour, turns in content.REPLIES:
        _talk(world, key, neighbour, turns)
    world.tell("briefjes op het prikbord", Notice.objects.count())


def _introduce(site: Site, words: str) -> None:
    board = BoardPage.objects.child_of(site.root_page).get()
    if not board.introduction:
        board.introduction = board.search_description = words
        board.save_revision().publish()


def _hang(world: World, site: Site, told: dict) -> None:
    author = world.people[told["by"]]
    moment = world.now - timedelta(days=told["days_ago"], hours=1 + len(told["key"]) % 5)
    notice = begin(author, site, _key(told["key"]), moment)
    for name in ("kind", "title", "text", "corner", "price", "language"):
        if name in told:
            setattr(notice, name, told[name])
    notice.save()
    if told["picture"]:
        picture = world.pictures[told["picture"]]
        sizes = [_size(picture, most) for most in MAX_SIDE.values()]
        NoticePicture.of(notice, *sizes, alt=picture.description, position=0)
    _LIVES[told.get("end", "open")](notice, moment, told.get("thanks", ""))


def _open(notice: Notice, moment: datetime, thanks: str) -> None:
    notice.submit(notice.author, moment, needs_approval=False)


def _reserve(notice: Notice, moment: datetime, thanks: str) -> None:
    _open(notice, moment, thanks)
    notice.reserve(notice.author, moment + timedelta(days=2))


def _succeed(notice: Notice, moment: datetime, thanks: str) -> None:
    _open(notice, moment, thanks)
    notice.close(notice.author, moment + timedelta(days=3), succeeded=True, thanks=thanks)


def _fail(notice: Notice, moment: datetime, thanks: str) -> None:
    _open(notice, moment, thanks)
    notice.close(notice.author, moment + timedelta(days=9), succeeded=False)


def _withdraw(notice: Notice, moment: datetime, thanks: str) -> None:
    _open(notice, moment, thanks)
    notice.withdraw(notice.author, moment + timedelta(days=4))


def _expire(notice: Notice, moment: datetime, thanks: str) -> None:
    _open(notice, moment, thanks)
    notice.expire(notice.expires_at)


def _wait(notice: Notice, moment: datetime, thanks: str) -> None:
    notice.submit(notice.author, moment, needs_approval=True)
    ask_approval(notice, moment)


def _leave(notice: Notice, moment: datetime, thanks: str) -> None:
    """A draft: its author has not put it up yet."""


_LIVES: dict[str, Callable[[Notice, datetime, str], None]] = {
    "open": _open,
    "reserved": _reserve,
    "succeeded": _succeed,
    "failed": _fail,
    "withdrawn": _withdraw,
    "expired": _expire,
    "waiting": _wait,
    "draft": _leave,
}


def _size(picture: Picture, most: int) -> CleanPicture:
    """One of our own drawings at the size of the board; nothing in it has to be cleaned."""
    with picture.file.open() as file:
        image = Image.open(file).convert("RGB")
    image.thumbnail((most, most))
    data = BytesIO()
    image.save(data, "WEBP", quality=82)
    return CleanPicture(ContentFile(data.getvalue(), "picture.webp"), *image.size, "webp")


def _talk(world: World, key: str, neighbour: str, turns: list[tuple[str, int, str]]) -> None:
    notice = Notice.objects.get(site=world.lombok, key=_key(key))
    for writer, hours, text in turns:
        NoticeReply.objects.get_or_create(
            writer=world.people[writer],
            key=_key(f"{key}:{writer}:{hours}"),
            defaults={
                "notice": notice,
                "neighbour": world.people[neighbour],
                "text": text,
                "created_at": world.now - timedelta(hours=hours),
            },
        )


def _key(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"rosa-demo:{name}")
