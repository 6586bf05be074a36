"""Every link of the site leads somewhere, stays with us and obeys the policy."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest

MOST = 2_000  # addresses per language; a calendar that never ends is caught by the test below
# One address per date, message or picture: the first of them speak for the rest.
ROWS = [
    re.compile(pattern)
    for pattern in (
        r"/agenda/[^/]+/\d{4}-\d\d-\d\d/",
        r"/melden/[^/]+/",
        r"/huiskamer/\?voor=",
        r"/inloggen/\?next=",
        r"/prikbord/\d+/mijn/",
        r"/prikbord/foto/",
        r"^/media/",
    )
]
LANGUAGE = re.compile(r"^/(en|tr|ar)/")
MANY, FEW = 40, 6
# In nl and ar nearly everything; in the other languages some of each kind.
LANGUAGES = [("/", MANY), ("/ar/", MANY), ("/en/", FEW), ("/tr/", FEW)]
# Kinds of pages that a crawl must meet, or it proves nothing.
KINDS = [
    "buurtkrant", "buurtkrant/*", "buurtkrant?categorie", "buurtkrant?maand", "buurtkrant?pagina", "buurtkrant/rss",
    "agenda", "agenda/*", "agenda/*/*", "agenda/agenda.ics", "agenda?periode", "agenda?weergave",
    "agenda?partner", "prikbord", "prikbord/*", "prikbord?soort", "huiskamer", "huiskamer?voor",
    "melden/*/*", "partners", "partners/*", "contact", "zoeken", "inloggen", "aanmelden", "over-ons", "huisregels",
    "privacy", "toegankelijkheid",
]  # fmt: skip
EACH = 3  # pages of one kind that are opened in the browser


@dataclass
class Visit:
    """What answered at an address."""

    code: int
    found_on: str
    headings: int | None = None  # how many h1 the page has; None when it is no page


@dataclass
class Crawl:
    """Where the links led."""

    start: str
    visits: dict[str, Visit] = field(default_factory=dict)

    def kinds(self) -> dict[str, list[str]]:
        """The pages, by kind."""
        found = defaultdict(list)
        for address, visit in self.visits.items():
            if visit.code == 200 and not address.startswith(("/static/", "/media/")):
                found[kind(address)].append(address)
        return found


class Links(HTMLParser):
    """Collects what a page points to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.headings = 0
        self.templates = 0  # a script fills in what stands in a <template>

    def handle_starttag(self, tag, attrs):
        """href, src, srcset and data-src."""
        values = dict(attrs)
        self.templates += tag == "template"
        if self.templates:
            return
        self.headings += tag == "h1"
        for name in ("href", "src", "data-src"):
            if values.get(name) and tag != "form":
                self.found.add(values[name])
        for part in (values.get("srcset") or "").split(","):
            if part.strip():
                self.found.add(part.split()[0])

    def handle_endtag(self, tag):
        """The end of a template."""
        self.templates -= tag == "template"


def kind(address: str) -> str:
    """What a page is: its address without language, names, numbers and values."""
    parts = urlsplit(address)
    first, *rest = LANGUAGE.sub("/", parts.path).strip("/").split("/")
    fixed = r"rss|agenda\.ics|event\.ics|mijn|nieuw|foto|groot|regels"
    shape = [part if re.fullmatch(fixed, part) else "*" for part in rest]
    names = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return "/".join([first, *shape]) + ("?" + "&".join(names) if names else "")


def is_wanted(start: str, page: str, target: str) -> bool:
    """Another language only from the first page; a chosen filter is looked at, but not what it
    combines with."""
    language = LANGUAGE.match(target)
    if language and page != start and not (start != "/" and target.startswith(start)):
        return False
    return not ("?" in page and "?" in target)


def is_left(start: str, page: str) -> bool:
    """Whether a link led out of the language: a page that is not translated, whose own links go on in Dutch."""
    return start != "/" and not page.startswith(start)


def is_row_too_many(target: str, rows: dict, limit: int) -> bool:
    """Whether enough addresses of this row were seen already."""
    for row in ROWS:
        if row.search(target):
            rows[row] += 1
            return rows[row] > limit
    return False


def crawl(base: str, start: str, limit: int) -> Crawl:
    """Follow every link from `start`, of each of the rows at most `limit`."""
    result, waiting, seen = Crawl(start), [(start, "(start)")], {start}
    rows: dict = defaultdict(int)
    with httpx.Client(base_url=base, follow_redirects=False, timeout=60) as client:
        while waiting and len(result.visits) < MOST:
            path, found_on = waiting.pop(0)
            answer = client.get(path)
            visit = result.visits[path] = Visit(answer.status_code, found_on)
            targets = set()
            if answer.is_redirect:
                targets = {answer.headers["Location"]}
            elif "text/html" in answer.headers.get("Content-Type", ""):
                page = Links()
                page.feed(answer.text)
                visit.headings = page.headings
                targets = set() if is_left(start, path) else page.found
            for target in sorted(targets):
                address = urlsplit(urldefrag(urljoin(base + path, target))[0])
                if (
                    address.scheme not in {"http", "https"}
                    or address.netloc != urlsplit(base).netloc
                ):
                    continue
                inner = address.path + (f"?{address.query}" if address.query else "")
                if inner in seen or not is_wanted(start, path, inner):
                    continue
                seen.add(inner)
                if not is_row_too_many(inner, rows, limit):
                    waiting.append((inner, path))
    return result


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda language: language[0])
def walked(request, shared_server) -> Crawl:
    """The site, walked through once per language."""
    start, limit = request.param
    return crawl(shared_server.url, start, limit)


def test_every_link_leads_somewhere(walked):
    broken = [
        f"{visit.code} {path} (on {visit.found_on})"
        for path, visit in walked.visits.items()
        if visit.code >= 400
    ]
    many = len(walked.visits)
    assert not broken, f"{len(broken)} broken of {many}:\n" + "\n".join(broken[:40])
    assert many < MOST, "the links never end:\n" + "\n".join(list(walked.visits)[-20:])


def test_the_walk_meets_every_kind_of_page(walked):
    missing = set(KINDS) - set(walked.kinds())
    assert not missing, f"{sorted(missing)} not among {sorted(walked.kinds())}"


def test_every_page_has_one_heading_of_the_first_level(walked):
    wrong = {
        path: visit.headings
        for path, visit in walked.visits.items()
        if visit.headings is not None and visit.headings != 1
    }
    assert not wrong


def test_every_kind_of_page_is_quiet_in_the_browser(walked, shared_server, new_context):
    """No foreign request, no broken policy, no script error: `new_context` fails on any."""
    language = walked.start.rstrip("/")
    pages = [address for found in walked.kinds().values() for address in found[:EACH]]
    pages += [
        f"{language}/zoeken/?zoek=soep",
        f"{language}/zoeken/?zoek=xyzzy",
        f"{language}/nergens/",
    ]
    page = new_context().new_page()
    page.set_default_timeout(60_000)
    for address in pages:
        if walked.visits.get(address, Visit(0, "", 1)).headings is None:
            continue  # a file: calendar, feed, icon
        page.goto(shared_server.url + address, wait_until="load")
        assert page.locator("h1").count() == 1, f"{address} needs exactly one h1"


ADDRESSES = [
    "/", "/buurtkrant/", "/agenda/", "/prikbord/", "/huiskamer/", "/contact/", "/smoelenboek/", "/partners/",
    "/zoeken/", "/zoeken/?zoek=soep", "/aanmelden/", "/inloggen/", "/mijn/", "/beheer/", "/agenda/agenda.ics",
    "/buurtkrant/rss/", "/agenda/?van=2026-12-01&tot=2026-12-31", "/gezond/", "/gezond/klaar/", "/en/", "/tr/",
    "/ar/", "/en/agenda/", "/nl/", "/.well-known/security.txt", "/robots.txt", "/sw.js",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_known_addresses_answer(shared_server, address):
    answer = httpx.get(shared_server.url + address, follow_redirects=True, timeout=30)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
