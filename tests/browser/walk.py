"""The kinds of pages of Rosa and how a person gets there: by the links of the demo, not by number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urljoin
from uuid import uuid4

from playwright.sync_api import Page, Response

# What axe looks at: WCAG 2.2 AA and what else is known to help
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Kind(NamedTuple):
    """One kind of page.

    Attributes:
        name: what we call it.
        start: the address where the walk begins, without the language.
        links: the links that are followed from there, as CSS selectors.
        who: the demo account that walks; empty for a visitor.
        act: what is done at the end, such as sending a form.
        status: the answer of the last address.
    """

    name: str
    start: str
    links: tuple[str, ...] = ()
    who: str = ""
    act: Callable[[Page], None] | None = None
    status: int = 200


def send_empty(page: Page) -> None:
    """Send the first form as it is."""
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_selector(".form-summary")


def ask_a_code(page: Page) -> None:
    """Ask for a code to sign in."""
    page.fill("main form:has(input[name=email]) input[name=email]", "buur@rosa.example")
    page.click("main form:has(input[name=email]) button[type=submit]")
    page.wait_for_url("**/code/**")


def report(page: Page) -> None:
    """Report a notice."""
    page.locator("main input[type=radio]").first.check()
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/melden/ontvangen/**")


def keep(page: Page) -> None:
    """Keep an activity, which leads to one's own agenda; it may be kept already."""
    page.locator("main form[method=post]").locator("button:not([name]), a.button").first.click()
    page.wait_for_url("**/mijn/agenda/")


def make_address(page: Page) -> None:
    """Make a calendar address, or a new one."""
    page.click("main button[value=renew]")
    page.wait_for_selector(".calendar-link")


def ask_in_vain(page: Page) -> None:
    """Ask for a seat without a name."""
    page.click("main form.form button[type=submit]")
    page.wait_for_selector(".form-summary")


def wait_for_a_seat(page: Page) -> None:
    """Put a visitor on the waiting list; the page behind the link of who has no mail opens."""
    page.fill("input[name=name]", "Ans")
    page.fill("input[name=phone]", f"06{uuid4().int % 10**8:08}")
    page.click("main form.form button[type=submit]")
    page.wait_for_url("**?nieuw")


def ask_by_mail(page: Page) -> None:
    """Put a visitor with an address on the waiting list."""
    page.fill("input[name=name]", "Ans")
    page.fill("input[name=email]", f"{uuid4().hex}@example.org")
    page.click("main form.form button[type=submit]")
    page.wait_for_url("**?verstuurd")


def want_to_leave(page: Page) -> None:
    """As a visitor on the waiting list, go to where one leaves."""
    wait_for_a_seat(page)
    page.click("main a[href*='afmelden']")
    page.wait_for_selector("main .button--danger")


NOTICE = (".note .link-cover",)
OWN_NOTICE = (".list-item .link-cover",)
EVENT = (".activity .link-cover",)
FULL, SEATS = "/agenda/?zoek=koekjes", "/agenda/?zoek=mannen koken"
JOIN = "/agenda/cursus-eerste-hulp/meedoen/"  # a course that is full
TODAY = date.today()  # noqa: DTZ011 - the demo is built around the day of the machine
RANGE = f"/agenda/?van={TODAY}&tot={TODAY + timedelta(days=300)}"

KINDS = (
    Kind("home", "/"),
    Kind("news", "/buurtkrant/"),
    Kind("news of a subject", "/buurtkrant/", (".chips .chip:not([aria-current])",)),
    Kind("news of a month", "/buurtkrant/", (".news-archive .chip",)),
    Kind("article", "/buurtkrant/", (".news-card .link-cover",)),
    Kind("agenda", "/agenda/"),
    Kind("agenda by week", "/agenda/", ("a[href*='weergave=week']",)),
    Kind("agenda by month", "/agenda/", ("a[href*='weergave=maand']",)),
    Kind("agenda of a range", RANGE),
    Kind("agenda with nothing", "/agenda/?zoek=qqqq"),
    Kind("activity", "/agenda/", EVENT),
    Kind("one date", "/agenda/?zoek=soep", (*EVENT, ".event-dates__item a")),
    Kind("full activity", FULL, EVENT),
    Kind("activity with seats", SEATS, EVENT),
    Kind("sign up", SEATS, (*EVENT, ".event-join a")),
    Kind("waiting list", JOIN),
    Kind("waiting list with errors", JOIN, act=ask_in_vain),
    Kind("waiting list, link", JOIN, act=wait_for_a_seat),
    Kind("waiting list, mail", JOIN, act=ask_by_mail),
    Kind("leave as a visitor", JOIN, act=want_to_leave),
    Kind("unknown link", f"/agenda/meedoen/{'x' * 32}/", status=404),
    Kind("cancelled date", RANGE, (".activity--cancelled .link-cover",)),
    Kind("moved date", RANGE, (".activity:has(.tag--warn) .link-cover",)),
    Kind("board", "/prikbord/"),
    Kind("board with nothing", "/prikbord/?q=qqqq"),
    Kind("notice", "/prikbord/", NOTICE),
    Kind("living room of a visitor", "/huiskamer/"),
    Kind("contact", "/contact/"),
    Kind("contact with errors", "/contact/", act=send_empty),
    Kind("contact, thanks", "/contact/bedankt/"),
    Kind("partners", "/partners/"),
    Kind("partner", "/partners/", (".partner-card .link-cover",)),
    Kind("closed book of faces", "/smoelenboek/"),
    Kind("sign in", "/inloggen/"),
    Kind("sign in with errors", "/inloggen/", act=send_empty),
    Kind("code", "/inloggen/", act=ask_a_code),
    Kind("join in", "/aanmelden/"),
    Kind("join in with errors", "/aanmelden/", act=send_empty),
    Kind("welcome card", "/welkom/ABCD-2345/"),
    Kind("welcome card with errors", "/welkom/", act=send_empty),
    Kind("search", "/zoeken/"),
    Kind("search, found", "/zoeken/?zoek=soep"),
    Kind("search, nothing", "/zoeken/?zoek=qqqq"),
    Kind("content page", "/", (".footer__links a",)),
    Kind("report", "/prikbord/", (*NOTICE, "a[href*='/melden/']")),
    Kind("receipt", "/prikbord/", (*NOTICE, "a[href*='/melden/']"), act=report),
    Kind("not found", "/bestaat-niet/", status=404),
    Kind("offline", "/offline/"),
    Kind("living room", "/huiskamer/", who="bewoner"),
    Kind("new notice", "/prikbord/nieuw/", who="bewoner"),
    Kind("own notices", "/prikbord/mijn/", who="bewoner"),
    Kind("own notice", "/prikbord/mijn/", OWN_NOTICE, who="bewoner"),
    Kind("answer to a notice", "/prikbord/", NOTICE, who="bewoner"),
    Kind("book of faces", "/smoelenboek/", who="bewoner"),
    Kind("one face", "/smoelenboek/", (".face-card .link-cover",), who="bewoner"),
    Kind("my page", "/mijn/", who="bewoner"),
    Kind("about me", "/mijn/gegevens/", who="bewoner"),
    Kind("my profile", "/mijn/profiel/", who="bewoner"),
    Kind("sign up as a resident", JOIN, who="werker"),
    Kind("signed up", JOIN, who="bewoner"),
    Kind("my activities", "/mijn/activiteiten/", who="bewoner"),
    Kind("my activities, leave", "/mijn/activiteiten/", ("a[href*='/afmelden/']",), who="bewoner"),
    Kind("my activities with nothing", "/mijn/activiteiten/", who="werker"),
    Kind("my agenda with nothing", "/mijn/agenda/", who="bewoner"),
    Kind("keep an activity", "/agenda/", (*EVENT, "a[href*='/volgen/']"), who="bewoner"),
    Kind("my agenda", "/agenda/", (*EVENT, "a[href*='/volgen/']"), who="bewoner", act=keep),
    Kind("kept activity", "/agenda/", (*EVENT, "a[href*='/volgen/']"), who="bewoner"),
    Kind("my calendar address", "/mijn/agenda/", who="bewoner", act=make_address),
    Kind("my e-mail", "/mijn/e-mail/", who="bewoner"),
    Kind("my password", "/mijn/wachtwoord/", who="bewoner"),
    Kind("sign out", "/uitloggen/", who="bewoner"),
    Kind("forbidden", "/stijl/", who="bewoner", status=403),
    Kind("style", "/stijl/", who="redacteur"),
)


def follow(page: Page, link: str) -> Response | None:
    """Go where the first such link leads."""
    return page.goto(urljoin(page.url, page.locator(link).first.get_attribute("href") or ""))


def turn_pages_until(page: Page, link: str) -> None:
    """Turn the pages of a list until it shows such a link, or ends."""
    while not page.locator(link).count() and page.locator("main a[rel=next]").count():
        follow(page, "main a[rel=next]")


def walk(page: Page, base: str, prefix: str, kind: Kind) -> None:
    """Go to a page of this kind in the language of `prefix` ("" or "/ar")."""
    if not kind.who:
        page.context.clear_cookies()
    answer = page.goto(base + prefix + kind.start)
    for link in kind.links:
        turn_pages_until(page, link)
        answer = follow(page, f"main {link}, footer {link}")
    assert answer
    assert answer.status == kind.status, page.url
    page.wait_for_load_state("networkidle")
    if kind.act:
        kind.act(page)
        page.wait_for_load_state("networkidle")
