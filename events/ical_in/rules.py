"""A repetition of a partner in the parts that we allow, judged before anything is expanded."""

import re
from datetime import datetime, timedelta

from events.ical_in.happening import happens
from events.ical_in.values import moment, value
from events.ical_in.zones import Zones
from events.recurrence import Rule, RuleRefused, parse_rule, rule_text

FAR = timedelta(days=36525)  # as in `events.schedule`, which needs the models
LONGEST_RULE = 300  # as `EventPage.rule` holds


class Unrepeatable(Exception):
    """This repetition has no faithful form with us; the argument is its text."""


def read_rule(lines: list[str], start: datetime, all_day: bool, zone: str, zones: Zones) -> Rule:
    """The rule in the RRULE lines of an event.

    Args:
        start: of the event, on the clock of `zone`.

    Raises:
        Unrepeatable: more than one, parts that we don't allow, or dates that never come.
    """
    raw = value(lines[0])
    if {value(line) for line in lines} != {raw}:
        raise Unrepeatable(raw)
    parts = _parts(raw)
    for name, own in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", 0)):
        if parts.get(name) in (str(own), f"{own:02d}"):
            del parts[name]
    if parts.get("RSCALE") == "GREGORIAN":
        del parts["RSCALE"]
    if parts.get("COUNT") == "-1":  # some programs' word for no number
        del parts["COUNT"]
    if parts.get("FREQ") == "DAILY" and "BYMONTHDAY" in parts and parts.get("INTERVAL", "1") == "1":
        parts["FREQ"] = "MONTHLY"  # the same days, in the form that programs agree on
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = _until(parts["UNTIL"], all_day, zone, zones)
        rule = parse_rule(";".join(f"{name}={part}" for name, part in parts.items()))
    except (RuleRefused, ValueError, OverflowError) as error:
        raise Unrepeatable(raw) from error
    if rule.until and rule.until > start + FAR:
        rule.until = None
    if len(rule_text(rule)) > LONGEST_RULE or not happens(rule, start):
        raise Unrepeatable(raw)
    return rule


def _parts(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in raw.upper().split(";"):
        name, _equals, part = piece.partition("=")
        name, part = name.strip(), part.strip()
        if not part or name.startswith("X-"):
            continue
        if name in found:
            raise Unrepeatable(raw)
        found[name] = re.sub(r"\s", "", part)
    return found


def _until(text: str, all_day: bool, zone: str, zones: Zones) -> str:
    """The last moment on the clock of the activity, itself included (RFC 5545 §3.3.10)."""
    if re.fullmatch(r"[0-9]{8}(T[0-9]{6}Z?)?", text) and int(text[:4]) > 2190:
        text = "2190" + text[4:]  # for ever, as some programs write it
    last = moment(f"UNTIL:{text}")
    if last.is_day:
        return f"{last.local:%Y%m%d}T235959"
    local = zones.local(last, zone)
    if all_day:
        # Some write the midnight that begins the last day, in UTC; others any time on that day.
        day = local if local.time() == datetime.min.time() else last.local
        return f"{day:%Y%m%d}T235959"
    return f"{local:%Y%m%dT%H%M%S}"
