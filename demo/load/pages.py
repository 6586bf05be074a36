"""The front page and the pages that stay: about us, privacy, accessibility, house rules."""

from demo.markup import CONTENT, Document, read, read_all
from demo.stream import body_of
from demo.world import World
from home.models import ContentPage, HomePage


def load(world: World) -> None:
    """Write the front page once, and add the pages that are missing."""
    home = world.lombok.root_page.specific
    _write_home(home, read(CONTENT / "pages" / "home" / "lombok.md"))
    _write_home(
        world.overvecht.root_page.specific, read(CONTENT / "pages" / "home" / "overvecht.md")
    )
    for slug, told in read_all(CONTENT / "pages").items():
        if not home.get_children().filter(slug=slug).exists():
            _add(world, home, told)
    world.tell("pagina's", ContentPage.objects.filter(locale=home.locale).count())


def _write_home(home: HomePage, told: Document) -> None:
    if home.search_description:
        return
    for name in ("heading", "heading_accent", "introduction", "search_description"):
        setattr(home, name, told[name])
    home.save_revision().publish()


def _add(world: World, home: HomePage, told: Document) -> None:
    page = ContentPage(
        title=told["title"],
        slug=told["slug"],
        introduction=told["introduction"],
        search_description=told["introduction"],
        share_picture=world.pictures.get(told.get("picture")),
        body=body_of(ContentPage, told, world),
    )
    home.add_child(instance=page)
    page.save_revision().publish()
