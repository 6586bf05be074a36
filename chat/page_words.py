"""The words that the room's script needs, in the reader's language. Numbers stand at the end, so
that no language needs a plural here."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext as _

from chat.access import MINUTES_TO_REMOVE
from chat.models import ReactionKind
from chat.models.picture import MOST_PICTURES
from chat.text import MAX_LENGTH


def page_words() -> dict[str, Any]:
    """Texts for static/js/chat/, with %(n)s and %(name)s to be filled in there."""
    return {
        "longest": MAX_LENGTH,
        "most_pictures": MOST_PICTURES,
        "remove_minutes": MINUTES_TO_REMOVE,
        "feelings": {kind.value: str(kind.label) for kind in ReactionKind},
        "feelings_drawn": static("img/feelings.svg"),
        "you": _("You"),
        "somebody": _("A neighbour"),
        "host": _("host"),
        "worker": _("welfare worker"),
        "guest": _("guest"),
        "for_team": _("For the team"),
        "slow": _("Slow mode. Seconds between two messages: %(n)s"),
        "slow_left": _("Slow mode. You can go on in so many seconds: %(n)s"),
        "away": _("away for a bit"),
        "removed": _("A message was taken back here."),
        "hidden": _("A message was covered here."),
        "picture": _("A picture"),
        "no_alt": _("Picture without description"),
        "alt": _("What can be seen on the picture?"),
        "picture_failed": _("The picture did not get through. Try it once more."),
        "too_many_pictures": _("At most 4 pictures go with one message."),
        "take_away": _("Take this picture away"),
        "you_answer": _("You answer: %(name)s"),
        "you_change": _("You change your message"),
        "names": _("Names to choose from: %(n)s. Use the arrow keys."),
        "no_voice": _("This device has no voice for this language."),
        "translated_by": _("Translated by a computer"),
        "folded": _("A message of somebody you blocked."),
        "talk_with": _("Talk with %(name)s"),
        "new_since": _("New since you were here"),
        "new_messages": _("New messages: %(n)s"),
        "while_away": _("New while you were away: %(n)s"),
        "typing": _("%(name)s is writing…"),
        "typing_many": _("Several people are writing…"),
        "sending": _("Is being sent…"),
        "not_sent": _("Not sent."),
        "put_back": _("Change it"),
        "throw_away": _("Throw away"),
        "empty": _("Type something first."),
        "full": _("Your line is down. Wait until your other messages are sent."),
        "letters_left": _("Letters left: %(n)s"),
        "older_failed": _("The older messages don't come now. Try again in a moment."),
        "line_connecting": _("We are connecting…"),
        "line_lost": _("No connection. We try again by ourselves; your words are kept."),
        "line_ended": _("The connection has ended. Load the page again."),
    }
