"""The drawn pictures, in Wagtail's library."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO

from django.core.files.images import ImageFile

from demo.content.pictures import CREDIT, PICTURES
from demo.drawings.render import render
from demo.drawings.scenes import HEIGHT, SCENES, WIDTH
from demo.world import World
from home.actions.page_rights import collection_of
from neighbourhoods.models import Picture

OVERVECHT = "overvecht_"  # how the names of its pictures begin; the other desk may not see them


def load(world: World) -> None:
    """Draw what is missing; a picture is known by the name of its file."""
    for picture in Picture.objects.filter(file__startswith="original_images/rosa-"):
        key = picture.file.name.removeprefix("original_images/rosa-").split(".")[0]
        world.pictures[key] = picture
    missing = [key for key in PICTURES if key not in world.pictures]
    if missing:
        with ProcessPoolExecutor(max_workers=2) as painters:
            drawn = painters.map(partial(_draw, width=world.picture_width), missing)
            for key, data in zip(missing, drawn, strict=True):
                world.pictures[key] = _keep(key, data)
    for site, theirs in ((world.lombok, False), (world.overvecht, True)):
        keys = [
            pic.pk for key, pic in world.pictures.items() if key.startswith(OVERVECHT) == theirs
        ]
        Picture.objects.filter(pk__in=keys).update(collection=collection_of(site))
    world.tell("tekeningen", len(world.pictures))


def _draw(key: str, width: int) -> bytes:
    height = width * HEIGHT // WIDTH
    file = BytesIO()
    image = render(SCENES[key](), width, height, f"0 0 {WIDTH} {HEIGHT}")
    image.save(file, "PNG", compress_level=2)
    return file.getvalue()


def _keep(key: str, data: bytes) -> Picture:
    title, description = PICTURES[key]
    return Picture.objects.create(
        title=title,
        description=description,
        credit=CREDIT,
        file=ImageFile(BytesIO(data), name=f"rosa-{key}.png"),
    )
