"""Why something was not done, in the reader's language. Codes are for programs, words for people."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

if TYPE_CHECKING:
    from chat.access import Verdict

# What a refusal is in HTTP; anything else is 422.
STATUS = {"not_found": 404, "sign_in": 401, "not_member": 403, "cid_conflict": 409, "trouble": 503}
STATUS |= {"muted": 403, "banned": 403, "no_guests": 403, "no_host": 403}
STATUS |= {"no_answer_yet": 403, "talk_over": 403, "not_asked": 403, "asked_enough": 429}
STATUS |= {"blocked_by_you": 403, "taken": 409, "own_question": 403, "other_open": 409}
STATUS |= {"too_fast": 429, "slow": 429, "closed": 403, "read_only": 403, "gone": 404}
STATUS |= {"translated_much": 429, "translator_busy": 503, "translator_away": 503}
STATUS |= {"no_links": 403, "no_pictures": 403}

DAYS_WITH_A_NAME = 7  # days ahead for which the name of the day is enough

# Codes after which trying the same again later can help.
PASSING = {"too_fast", "slow", "trouble"}


class Refused(Exception):
    """The room says no.

    Attributes:
        code: one of the codes below.
        retry_after: seconds after which it may be tried again; 0 when that makes no difference.
        final: whether trying the same again is useless.
    """

    def __init__(
        self, code: str, retry_after: int = 0, text: str = "", until: datetime | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.until = until
        self.retry_after = retry_after
        self.final = code not in PASSING
        self._text = text

    @classmethod
    def of(cls, verdict: "Verdict") -> Self:
        """What `chat.access.may` answered, as a refusal."""
        return cls(verdict.code, until=verdict.until)

    @property
    def text(self) -> str:
        """What to tell the person, in the language that is active now."""
        return self._text or words(self.code, self.retry_after, self.until)

    def data(self) -> dict:
        """For a frame or a JSON answer."""
        return {
            "code": self.code,
            "retry_after": self.retry_after,
            "final": self.final,
            "text": self.text,
        }


def words(
    code: str, seconds: int = 0, until: datetime | None = None, now: datetime | None = None
) -> str:
    """A sentence for a code; `until` is when it will be otherwise, if that is known. With `now`, of
    a moment today only the time is said."""
    if code in {"too_fast", "slow"}:
        return ngettext(
            "Wait a moment, so that others can talk too. You can go on in %(seconds)d second.",
            "Wait a moment, so that others can talk too. You can go on in %(seconds)d seconds.",
            seconds,
        ) % {"seconds": seconds}
    if until and code in {"closed", "muted", "banned"}:
        return _until(code, moment_words(until, now))
    sentences = {
        "not_found": _("This room is not here, or it is not open to you."),
        "sign_in": _("Sign in to talk along."),
        "not_member": _("You don't belong to this neighbourhood yet. Come by, or call us."),
        "closed": _("The door is closed now. You can still read along."),
        "muted": _("You have some rest. You can read along."),
        "banned": _("You can't come into the living room now."),
        "no_guests": _("Here you need an account to talk. You can read along."),
        "no_host": _(
            "Visitors can talk when a host is in. Nobody is in right now. You can read along."
        ),
        "name_strange": _(
            "Choose a name of at least two letters, without signs, addresses or a phone number."
        ),
        "name_office": _("That sounds like somebody of our team. Choose another name."),
        "name_taken": _("Somebody here is called that, or it looks like it. Choose another name."),
        "name_often": _("You tried many names. Wait a few minutes, then try again."),
        "read_only": _("Only the team talks here now. You can read along."),
        "cid_conflict": _("This was sent before with other words. Please send it once more."),
        "gone": _("This message is no longer there."),
        "not_yours": _("You can only do this with your own message."),
        "too_late": _("You can take a message back for 15 minutes. That time has passed."),
        "too_late_to_edit": _("You can change a message for 15 minutes. That time has passed."),
        "waits": _("This message waits for a moderator. You can take it back."),
        "no_answer_to": _("The message that you answer is no longer there."),
        "no_links": _("You are new here. Web addresses come later; tell it in words for now."),
        "no_pictures": _("You are new here. Pictures come later; tell it in words for now."),
        "picture_gone": _("A picture is no longer there. Choose it once more."),
        "too_many_pictures": _("At most 4 pictures go with one message."),
        "too_many_calls": _("You can call at most 5 people in one message."),
        "no_translation": _("We can't translate here."),
        "translated_much": _("You asked for many translations. Wait an hour and go on."),
        "translator_busy": _("The translator is busy. Try again in a moment."),
        "translator_away": _("The translator does not answer now. Try again later."),
        "no_reason": _("Choose a reason: the writer gets to read it."),
        "no_answer_yet": _("Your neighbour has not answered yet. You can go on after that."),
        "talk_over": _("This conversation has ended. You can still read it."),
        "not_asked": _("This neighbour would rather not be spoken to now."),
        "asked_enough": _("You spoke to enough new people today. Go on tomorrow."),
        "blocked_by_you": _("You blocked this neighbour. Take that back first."),
        "nobody_chosen": _("Choose a colleague first."),
        "taken": _("A colleague has just taken this."),
        "own_question": _("You asked this yourself. A colleague helps you."),
        "too_late_to_reopen": _("This ended more than a day ago. Ask a new question."),
        "other_open": _("You have another question open. Go on there."),
        "bad_frame": _("We could not read that. Please load the page again."),
        "protocol": _("This page is out of date. Please load it again."),
        "session_ended": _("You are no longer signed in. Sign in again to go on talking."),
        "silent": _("We did not hear from you for a while. We connect again."),
        "too_slow": _("Your line is slow. We connect again."),
        "flood": _("That went too fast for us. We connect again in a moment."),
        "too_many": _("You have the living room open too often. Close one of the pages."),
        "full": _("It is very busy at your address. We try again in a minute."),
        "restart": _("We are back in a moment."),
    }
    return sentences.get(code) or _("Something went wrong with us. We try again.")


def _until(code: str, when: str) -> str:
    if code == "closed":
        return _("The door is closed now. You can read along. We open again %(when)s.") % {
            "when": when
        }
    if code == "muted":
        return _("You have rest. It is over %(when)s. You can read along.") % {"when": when}
    return _("You can't come into the living room. That is over %(when)s.") % {"when": when}


def moment_words(moment: datetime, now: datetime | None = None) -> str:
    """ "Thursday 3 December at 19.00", by the clock in the street. With `now` no more than is needed:
    "Thursday at 19.00" in the coming days, "at 19.00" today."""
    local = timezone.localtime(moment)
    clock = clock_words(moment)
    days = (local.date() - timezone.localdate(now)).days if now else DAYS_WITH_A_NAME
    if days == 0:
        return _("at %(clock)s") % {"clock": clock}
    near = 0 < days < DAYS_WITH_A_NAME
    form = (
        pgettext("a near day in the room", "l") if near else pgettext("a day in the room", "l j F")
    )
    return _("%(day)s at %(clock)s") % {"day": date_format(local, form), "clock": clock}


def clock_words(moment: datetime) -> str:
    """ "19.00", by the clock in the street."""
    return date_format(timezone.localtime(moment), pgettext("a time in the room", "G.i"))
