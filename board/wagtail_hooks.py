"""What the board adds to Wagtail: names for the jumps of a notice in the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

JUMPS = {
    "submit": (_("Hand in a notice"), _("Notice handed in")),
    "approve": (_("Show a notice"), _("Notice shown on the board")),
    "send_back": (_("Send a notice back"), _("Notice sent back to its author")),
    "ask_again": (_("Ask again"), _("Changed notice waits for a moderator")),
    "change": (_("Change a notice"), _("Notice changed")),
    "reserve": (_("Reserve a notice"), _("Notice reserved")),
    "release": (_("Release a notice"), _("Notice no longer reserved")),
    "close": (_("Close a notice"), _("Notice closed")),
    "withdraw": (_("Take a notice down"), _("Notice taken down by its author")),
    "expire": (_("Expire a notice"), _("The time of the notice was up")),
    "renew": (_("Renew a notice"), _("Notice renewed")),
    "hide": (_("Hide a notice"), _("Notice hidden")),
    "restore": (_("Restore a notice"), _("Notice put back")),
}


@hooks.register("register_log_actions")
def name_jumps(actions) -> None:
    """Every jump that life.py writes."""
    for verb, (label, message) in JUMPS.items():
        actions.register_action(f"board.{verb}", label, message)
