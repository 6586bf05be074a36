"""Every door of the agenda in the admin, found in the address table itself: who may not come in learns
nothing and changes nothing. A door that is new must be named here first."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from events.models import Closure, FeedReport, PartnerFeed, Told
from tests.conftest import OVERVECHT_HOST
from tests.events.factories import make_category, make_event, make_partner, make_place
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
SECRETS = ("Zeynep Geheim", "0655500011", "Geheime kalender", "Geheime plek", "Geheim verslag")
NAMESPACES = ("events_admin", "partner_feeds", "activiteiten")
SNIPPETS = ("eventcategory", "place", "closure")

# Of each door: may an editor of this neighbourhood open it, and a chief editor; else it is refused.
BOTH, CHIEF = (True, True), (False, True)
DOORS = {
    **dict.fromkeys(
        (
            "events_admin:preview", "events_admin:dates", "events_admin:parties",
            "events_admin:add_party", "events_admin:remove_party", "events_admin:give_seat",
            "events_admin:attendance", "events_admin:letter", "events_admin:table",
            "events_admin:paper", "events_admin:calls", "events_admin:phoned",
            "events_admin:figures", "partner_feeds:index", "partner_feeds:index_results",
            "partner_feeds:add", "partner_feeds:edit", "partner_feeds:history",
            "partner_feeds:history_results", "partner_feeds:inspect", "partner_feeds:upload",
            "partner_feeds:report", "partner_feeds:now", "partner_feeds:seen",
            "partner_feeds:decide", "activiteiten:index", "activiteiten:index_results",
            "activiteiten:choose_parent",
        ),
        BOTH,
    ),
    **dict.fromkeys(
        (
            "events_admin:cancel", "events_admin:move", "events_admin:continue",
            "events_admin:restore", "partner_feeds:delete",
        ),
        CHIEF,
    ),
    **{
        f"wagtailsnippets_events_{model}:{door}": CHIEF
        if door == "delete" or model == "closure"
        else BOTH
        for model in SNIPPETS
        for door in (
            "list", "list_results", "add", "edit", "delete", "usage", "history",
            "history_results", "copy",
        )
    },
    **{
        f"wagtailsnippetchoosers_events_{model}:{door}": CHIEF if (model, door) == ("closure", "chosen") else BOTH
        for model in SNIPPETS
        for door in ("choose", "choose_results", "chosen", "chosen_multiple")
    },
}  # fmt: skip

OPEN = {"events_admin:preview"}  # reckons with what is sent, and holds nothing of anybody


def doors(resolver=None, prefix: str = "", path: str = ""):
    """Name and arguments of every address of ours in the admin."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from doors(pattern, prefix + inner, here)
        elif isinstance(pattern, URLPattern) and pattern.name and is_ours(prefix + pattern.name):
            yield prefix + pattern.name, sorted(pattern.pattern.converters)


def is_ours(name: str) -> bool:
    space = name.partition(":")[0]
    return space in NAMESPACES or space.rpartition("_events_")[2] in SNIPPETS


@pytest.fixture
def things(site, chief_editor) -> dict:
    """One of everything in Lombok, with what nobody else may read."""
    day = (timezone.localtime() + timedelta(days=3)).date().isoformat()
    page = make_event(
        site, f"{day} 10:00", rule="FREQ=WEEKLY;COUNT=3", joining="dates", where="living_room"
    )
    day = (date_of(page, day).local_date + timedelta(days=7)).isoformat()
    date = date_of(page, day)
    known = party(page, day, name=SECRETS[0], phone=SECRETS[1], state="waiting")
    told = Told.objects.create(
        participation=known, occurrence=date, about="moved", what="x", at=timezone.now(),
        must_be_phoned=True,
    )  # fmt: skip
    feed = PartnerFeed.objects.create(
        site=site, organisation=make_partner(site), name=SECRETS[2], made_by=chief_editor,
        address="https://kalender.example/geheim.ics",
    )  # fmt: skip
    report = FeedReport.objects.create(
        feed=feed, made_at=timezone.now(), seen=1,
        lines=[{"what": "new", "title": SECRETS[4], "key": "", "detail": ""}],
    )  # fmt: skip
    now = timezone.localdate()
    return {
        "page": page, "date": day, "number": known.pk, "told": told, "feed": feed,
        "report": report, "place": make_place(site, SECRETS[3]), "eventcategory": make_category(site),
        "closure": Closure.objects.create(site=site, name="Mei", first_day=now, last_day=now),
    }  # fmt: skip


def address(name: str, arguments: list[str], things: dict) -> str:
    space, _colon, door = name.partition(":")
    if space == "partner_feeds":
        thing = things["report" if door == "report" else "feed"]
    elif space == "events_admin":
        thing = things["told" if door == "phoned" else "page"]
    else:
        thing = things.get(space.rpartition("_")[2])
    given = {"pk": thing and thing.pk, "date": things["date"], "number": things["number"]}
    given["answer"] = "ja"
    found = reverse(name, kwargs={key: given[key] for key in arguments})
    return f"{found}?id={thing.pk}" if door == "chosen_multiple" else found


def state() -> list:
    """Everything the agenda knows, but for who looked."""
    tables = apps.get_app_config("events").get_models()
    changed = PageLogEntry.objects.exclude(
        action__in=("events.open_parties", "events.export_parties")
    )
    return [list(t.objects.order_by("pk").values_list()) for t in tables] + [changed.count()]


def visitor(user, host: str = "testserver") -> Client:
    client = Client(headers={"host": host})
    if user:
        client.force_login(user)
    return client


def is_refused(answer) -> bool:
    if answer.status_code == 302:
        return answer.url.split("?")[0] in ("/beheer/", "/beheer/login/") or "inlog" in answer.url
    return answer.status_code in (403, 404, 405)


def test_every_door_has_a_rule():
    assert {name for name, _arguments in doors()} == set(DOORS)


def test_who_may_not_come_in_learns_nothing_and_changes_nothing(
    things, resident, partner, outsider
):
    """A list or empty form of one's own neighbourhood may open; it holds nothing of this one."""
    strangers = [
        visitor(None), visitor(resident), visitor(partner), visitor(outsider),
        visitor(outsider, OVERVECHT_HOST),
    ]  # fmt: skip
    before = state()
    for name, arguments in doors():
        url = address(name, arguments, things)
        for number, client in enumerate(strangers):
            own = not arguments and number >= 2
            for answer in (client.get(url), client.post(url, {"reason": "x", "send": "1"})):
                seen = (name, number, answer.status_code)
                assert own or name in OPEN or is_refused(answer), seen
                html = answer.content.decode()
                assert not [secret for secret in SECRETS if secret in html], seen
    assert state() == before


def test_the_team_comes_in_as_far_as_its_role_goes_and_looking_changes_nothing(
    things, editor, chief_editor
):
    team, before = (visitor(editor), visitor(chief_editor)), state()
    for name, arguments in doors():
        url = address(name, arguments, things)
        for client, may in zip(team, DOORS[name], strict=True):
            answer = client.get(url)
            asks = name.endswith(":choose_parent")  # there is one agenda: on to the new page
            seen = (name, may, answer.status_code)
            if may:
                assert answer.status_code in ((302,) if asks else (200, 405)), seen
            else:
                assert is_refused(answer), seen
    assert state() == before


def test_another_site_cannot_press_a_button_here(things, chief_editor):
    client, before = Client(enforce_csrf_checks=True), state()
    client.force_login(chief_editor)
    for name, arguments in doors():
        answer = client.post(address(name, arguments, things), {"reason": "x"})
        assert answer.status_code in (403, 405), (name, answer.status_code)
    assert state() == before
