"""A calendar file that a partner handed in: two drafts, of which one waits and one was approved."""

from datetime import timedelta

from wagtail.models import TaskState

from demo.markup import CONTENT
from demo.world import World
from events.actions.follow_feed import read_file
from events.models import EventPage, FeedActivity, PartnerFeed

FILE = CONTENT / "calendars" / "digipunt.ics"
APPROVED = "klik-en-tik@digipunt.example"


def load(world: World) -> None:
    """Read in the file once, as an editor would; its days are reckoned from the day of loading."""
    organisation = world.organisations["digipunt"]
    if not PartnerFeed.objects.filter(organisation=organisation, address="").exists():
        monday = world.today - timedelta(days=world.today.weekday())
        days = {
            "course": monday + timedelta(days=10),
            "no_course": monday + timedelta(days=24),
            "photos": monday + timedelta(days=15),
        }
        data = FILE.read_text(encoding="utf-8").format(
            **{name: f"{day:%Y%m%d}" for name, day in days.items()}
        )
        editor = world.people["joy"]
        read_file(organisation, data.replace("\n", "\r\n").encode(), world.now, editor, FILE.name)
        _approve(world)
    world.tell("agenda's van partners", PartnerFeed.objects.count())


def _approve(world: World) -> None:
    """The chief editor let one of the drafts through."""
    key = FeedActivity.objects.get(feed__site=world.lombok, uid=APPROVED).key
    page = EventPage.objects.get(translation_key=key)
    state = TaskState.objects.get(
        workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS
    )
    state.task.specific.on_action(state, world.people["henk"], "approve")
