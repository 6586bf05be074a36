"""The three partner organisations of Lombok."""

from demo.content.agenda import ORGANISATIONS
from demo.world import World
from partners.models import Organisation


def load(world: World) -> None:
    """Add the organisations that are missing; known by their name."""
    for key, told in ORGANISATIONS.items():
        details = {name: value for name, value in told.items() if name not in {"name", "picture"}}
        world.organisations[key], _ = Organisation.objects.get_or_create(
            site=world.lombok,
            name=told["name"],
            defaults={**details, "logo": world.pictures[told["picture"]]},
        )
    world.tell("partners", Organisation.objects.count())
