"""All pictures of the demo, by the key that the content uses."""

from collections.abc import Callable

from . import garden, inside, kitchen, objects, overvecht, portraits, street

WIDTH, HEIGHT = 1600, 1000

SCENES: dict[str, Callable[[], str]] = {
    scene.__name__: scene
    for scene in (
        kitchen.soup, kitchen.tea, kitchen.coffee, kitchen.long_table, kitchen.stall, kitchen.baking,
        street.welcome, street.bicycle, street.mill, street.towers, street.snow, street.football,
        street.walk, street.party,
        inside.language_cafe, inside.phone_help, inside.library, inside.sewing, inside.drawing,
        inside.choir, inside.laptop,
        garden.garden, garden.repair, garden.games, garden.moving, garden.flea_market, garden.film,
        objects.armchair, objects.pram, objects.drill, objects.cat, objects.keys, objects.plants,
        objects.toys, objects.table, objects.child_bike, objects.books,
    )
} | {
    "overvecht_flats": overvecht.flats,
    "overvecht_park": overvecht.park,
    "overvecht_kitchen": overvecht.kitchen,
} | {f"portrait_{who}": portraits.of(who) for who in portraits.WALLS}  # fmt: skip
