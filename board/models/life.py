"""The life of a notice: every jump from one state to the next is a verb, checked and logged."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from board.kinds import HANGING, JUMPS, Kind, State

if TYPE_CHECKING:
    from people.models import User

MOST_RENEWALS = 3
RENEW_DAYS = 7  # how long before the end one may renew
REMIND_DAYS = 3
WHILE_HIDDEN = {State.WITHDRAWN, State.EXPIRED}


class IllegalJump(ValidationError):
    """The notice can't go there from where it is; the message says so in words."""


class Life:
    """Verbs of a notice. Each locks its row, refuses what does not follow, and writes a log line."""

    def submit(self, by: User | None, now: datetime, *, needs_approval: bool) -> None:
        """Hand it in: on the board at once, or first to a moderator."""
        to = State.WAITING if needs_approval else State.OPEN
        hung = self._hung(now) if to == State.OPEN else {}
        self._jump("submit", to, by, hung, only_from={State.DRAFT})

    def approve(self, by: User | None, now: datetime) -> None:
        """It is shown on the board: by a moderator, or (None) by neighbours or the clock."""
        self._jump("approve", State.OPEN, by, self._hung(now), only_from={State.WAITING})

    def send_back(self, by: User, now: datetime) -> None:
        """A moderator gives it back to its author, who may change it and try again."""
        self._jump("send_back", State.DRAFT, by, {}, only_from={State.WAITING})

    def ask_again(self, by: User, now: datetime) -> None:
        """A newcomer changed what hangs: a moderator reads it once more."""
        self._jump("ask_again", State.WAITING, by, {}, only_from={*HANGING})

    def reserve(self, by: User, now: datetime) -> None:
        """Somebody is coming for it."""
        self._jump("reserve", State.RESERVED, by, {})

    def release(self, by: User, now: datetime) -> None:
        """They are not coming after all."""
        self._jump("release", State.OPEN, by, {}, only_from={State.RESERVED})

    def close(self, by: User, now: datetime, *, succeeded: bool, thanks: str = "") -> None:
        """It is over, and it worked out or it did not."""
        to = State.SUCCEEDED if succeeded else State.FAILED
        self._jump("close", to, by, {"closed_at": now, "thanks": thanks})

    def withdraw(self, by: User, now: datetime) -> None:
        """Take it down for good: words and pictures are gone at once, an empty stone stays."""
        words = dict.fromkeys(("title", "text", "corner", "thanks"), "")
        empty = {"closed_at": now, "price": None, **words}
        with transaction.atomic():
            self._jump("withdraw", State.WITHDRAWN, by, empty)
            self.every_picture.delete()

    def expire(self, now: datetime) -> None:
        """Its time is up."""
        self._jump("expire", State.EXPIRED, None, {"closed_at": now})

    def renew(self, by: User | None, now: datetime) -> None:
        """Let it hang for another term. At most three times, and only towards its end."""
        with transaction.atomic():
            self._lock()
            why_not = self.why_not_renew(now)
            if why_not:
                raise IllegalJump(why_not, code="renew")
            changes = {
                "expires_at": now + timedelta(days=Kind(self.kind).days),
                "renewals": self.renewals + 1,
                "reminded_at": None,
                "closed_at": None,
            }
            to = State.OPEN if self.state == State.EXPIRED else State(self.state)
            self._write("renew", to, by or self.author, changes)

    def why_not_renew(self, now: datetime) -> str:
        """Why it can't be renewed at `now`, or nothing."""
        if self.state not in {*HANGING, State.EXPIRED} or self.is_hidden:
            return _("This notice no longer hangs on the board.")
        if self.renewals >= MOST_RENEWALS:
            return _("You renewed this notice three times. Write a new one.")
        if self.expires_at > now + timedelta(days=RENEW_DAYS):
            return _("This notice still hangs for more than a week. You can renew it later.")
        return ""

    def show_after_all(self, by: User | None, now: datetime) -> None:
        """It was sent back and should not have been: it hangs as it is, or hangs already."""
        with transaction.atomic():
            self._lock()
            if self.state != State.DRAFT:
                return
            if not self.title or not self.text:
                raise IllegalJump(
                    _("The author is writing this notice anew. Ask them to hand it in."),
                    code="empty",
                )
            self.submit(by, now, needs_approval=False)

    def hide(self, by: User | None, reason: str, now: datetime) -> None:
        """Take it out of sight; its state stays, for the appeal. `by` is None when a rule does it."""
        with transaction.atomic():
            self._lock()
            self._write("hide", State(self.state), by, {"hidden_at": now, "hidden_reason": reason})

    def restore(self, by: User | None, now: datetime) -> None:
        """Put it back as it was. `by` is None when a rule does it."""
        with transaction.atomic():
            self._lock()
            self._write("restore", State(self.state), by, {"hidden_at": None, "hidden_reason": ""})

    def _hung(self, now: datetime) -> dict:
        """What changes when it goes up: a first time starts its term, a later one keeps it."""
        if self.placed_at and self.expires_at and self.expires_at > now:
            return {}
        return {"placed_at": now, "expires_at": now + timedelta(days=Kind(self.kind).days)}

    def _jump(
        self, verb: str, to: State, by: User | None, changes: dict, only_from: set | None = None
    ) -> None:
        with transaction.atomic():
            self._lock()
            legal = to in JUMPS[State(self.state)] and self.state in (only_from or {self.state})
            stuck = self.is_hidden and to not in WHILE_HIDDEN
            if stuck or not legal:
                raise IllegalJump(
                    _("That is not possible now: this notice is %(state)s.")
                    % {"state": _("hidden") if self.is_hidden else State(self.state).label},
                    code="illegal",
                )
            self._write(verb, to, by, changes)

    def _lock(self) -> None:
        """Hold the row and take over its state, so that two people never jump at once."""
        fresh = type(self).objects.select_for_update().get(pk=self.pk)
        for name in ("state", "hidden_at", "hidden_reason", "renewals", "expires_at", "placed_at"):
            setattr(self, name, getattr(fresh, name))

    def _write(self, verb: str, to: State, by: User | None, changes: dict) -> None:
        before = self.state
        for name, value in {**changes, "state": to}.items():
            setattr(self, name, value)
        self.save(update_fields={*changes, "state"})
        log(self, f"board.{verb}", user=by, data={"from": str(before), "to": str(to)})
