"""The face as people meet it: light, readable, within the policy, in two directions."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import KINDS, RULES, walk

HOME, TEXT_PAGE = 100_000, 90_000  # bytes on a first visit, without photos
FIRST_VISITS = {"/": HOME, "/ar/": HOME, "/over-ons/": TEXT_PAGE, "/ar/over-ons/": TEXT_PAGE}
MOST_REQUESTS = 12
MOST_SCRIPT = 15_000
MOST_STYLE = 12_000
MOST_FONTS, MOST_FONTS_ARABIC = 50_000, 85_000
MOST_NODES = 1_000
MOST_SHIFT = 0.02  # CLS


def visit(page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")


def measured(page, url: str) -> list[dict]:
    """Size on the line of everything a first visit asks for, before any service worker."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    seen: dict[str, dict] = {}
    session.on(
        "Network.responseReceived",
        lambda e: seen.setdefault(e["requestId"], {"url": e["response"]["url"], "type": e["type"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda e: seen.get(e["requestId"], {}).update(size=e["encodedDataLength"]),
    )
    visit(page, url)
    return [row for row in seen.values() if row["url"].startswith("http")]


@pytest.mark.parametrize("path", FIRST_VISITS)
def test_a_first_visit_is_light(shared_server, new_context, path):
    page = new_context(service_workers="block", ignore=("Service Worker",)).new_page()
    rows = [r for r in measured(page, shared_server.url + path) if "/media/" not in r["url"]]
    arabic = path.startswith("/ar/")

    def total(*types) -> int:
        return sum(row.get("size", 0) for row in rows if row["type"] in types)

    told = "\n".join(f"{row.get('size', 0):7} {row['type']:12} {row['url']}" for row in rows)
    assert len(rows) <= MOST_REQUESTS, told
    assert sum(row.get("size", 0) for row in rows) <= FIRST_VISITS[path], told
    assert total("Script") <= MOST_SCRIPT, told
    assert total("Stylesheet") <= MOST_STYLE, told
    assert total("Font") <= (MOST_FONTS_ARABIC if arabic else MOST_FONTS), told
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST_NODES


SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const s of list.getEntries()) if (!s.hadRecentInput)
      shifts.push([s.value, s.sources.map((x) => x.node?.outerHTML?.slice(0, 80) ?? x.node?.textContent)]);
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["nl", "ar"])
@pytest.mark.parametrize("kind", ["home", "article"])
def test_letters_that_come_late_move_nothing(shared_server, new_context, kind, prefix):
    context = new_context(service_workers="block", ignore=("Service Worker",))

    def late(route) -> None:
        time.sleep(0.5)
        route.continue_()

    context.route("**/*.woff2", late)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    walk(page, shared_server.url, prefix, next(k for k in KINDS if k.name == kind))
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_timeout(100)  # two frames after the last letters
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["nl", "ar"])
@pytest.mark.parametrize("kind", ["home", "article"])
def test_nothing_jumps_while_a_page_comes_in(shared_server, new_context, kind, prefix, size):
    page = new_context(viewport=size).new_page()
    page.add_init_script(SHIFTS)
    walk(page, shared_server.url, prefix, next(k for k in KINDS if k.name == kind))
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts


CONTROLS = ".brand, .top__pill, .tools__item, .room__title, .room__find, .pocket__title, .composer__row > *"
LIE_OVER_EACH_OTHER = """
  (these) => {
    const shown = [...document.querySelectorAll(these)].filter((e) => e.offsetWidth > 1);
    const boxes = shown.map((e) => [e.className, e.getBoundingClientRect()]);
    return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) =>
      p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1
    ).map(([b]) => `${a} and ${b}`));
  }
"""


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["nl", "ar"])
@pytest.mark.parametrize(
    "kind",
    ["home", "article", "agenda", "board", "contact", "living room", "living room of a visitor"],
)
def test_everything_fits_on_a_phone_at_200_percent(shared_server, new_context, kind, prefix):
    """A phone of 390 px whose letters are twice as large has the room of half a phone: WCAG 1.4.4."""
    page = new_context(viewport={"width": PHONE["width"] // 2, "height": 422}).new_page()
    walk(page, shared_server.url, prefix, next(k for k in KINDS if k.name == kind))
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    assert page.evaluate(LIE_OVER_EACH_OTHER, CONTROLS) == []


def test_the_choice_for_large_letters_and_contrast_stays(shared_server, page):
    visit(page, shared_server.url + "/")
    page.click("[data-tool=letters]")
    page.click("[data-tool=contrast]")
    visit(page, shared_server.url + "/zoeken/")
    root = page.locator("html")
    assert root.get_attribute("data-text") == "large"
    assert root.get_attribute("data-contrast") == "high"
    assert page.get_attribute("[data-tool=letters]", "aria-pressed") == "true"


def test_the_language_menu_opens_and_closes_by_keyboard(shared_server, page):
    visit(page, shared_server.url + "/")
    page.focus("summary.top__pill")
    page.keyboard.press("Enter")
    assert page.is_visible("text=Türkçe")
    page.keyboard.press("Escape")
    assert not page.is_visible("text=Türkçe")
    assert page.evaluate("document.activeElement.className") == "top__pill"


def test_the_skip_link_comes_first_and_leads_to_the_content(shared_server, page):
    visit(page, shared_server.url + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_without_scripts_no_button_is_dead(shared_server, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(shared_server.url + "/")
    assert not page.is_visible("[data-tool=letters]")
    assert page.is_visible("text=Inloggen")


def test_without_a_line_the_phone_number_is_still_there(shared_server, new_context):
    context = new_context(ignore=("ERR_INTERNET_DISCONNECTED", "Failed to load resource"))
    page = context.new_page()
    visit(page, shared_server.url + "/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.goto(shared_server.url + "/buurtkrant/")
    assert page.is_visible("text=Je hebt geen internet")
    assert page.locator("a[href^='tel:']").count() >= 1


# A device that speaks: Chromium on a server has no voices of its own.
VOICES = """
  const said = window.said = [];
  const voice = { lang: "nl-NL", name: "Test" };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [voice],
    addEventListener() {},
    cancel() { const now = this.now; this.now = null; now?.onerror() },
    speak(words) { said.push([words.text, words.lang]); this.now = words },
    next() { this.now.onend() },
  } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
"""


def test_reading_aloud_is_not_offered_without_a_voice(shared_server, page):
    visit(page, shared_server.url + "/over-ons/")
    assert page.locator("[data-tool=read-aloud]").count() == 1
    assert not page.is_visible("[data-tool=read-aloud]")


def test_a_page_reads_itself_aloud_sentence_by_sentence(shared_server, page):
    page.add_init_script(VOICES)
    visit(page, shared_server.url + "/over-ons/")
    page.click("[data-tool=read-aloud]")
    page.wait_for_selector(".is-read")
    assert page.evaluate("said[0]") == [page.inner_text("main h1"), "nl"]
    assert page.get_attribute("[data-tool=read-aloud]", "aria-pressed") == "true"
    assert page.inner_text(".is-read") == page.inner_text("main h1")
    page.evaluate("speechSynthesis.next()")
    assert page.evaluate("said.length") == 2
    page.click("[data-tool=read-aloud]")
    page.wait_for_selector("[data-tool=read-aloud][aria-pressed=false]")
    assert page.locator(".is-read").count() == 0
    assert page.evaluate("said.length") == 2


def test_a_voice_of_another_language_is_not_offered(shared_server, page):
    page.add_init_script(VOICES)
    visit(page, shared_server.url + "/ar/over-ons/")
    assert not page.is_visible("[data-tool=read-aloud]")


COVERED = """() => {
  const bar = document.querySelector(".bottom-bar"), e = document.activeElement;
  if (bar.contains(e)) return "";
  const box = e.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
  return box.bottom > top + 1 && box.top > 0 ? e.outerHTML.slice(0, 90) : "";
}"""


@pytest.mark.parametrize("path", ["/", "/contact/", "/prikbord/"])
def test_the_focus_is_never_under_the_bottom_bar(shared_server, page, path):
    visit(page, shared_server.url + path)
    hidden = []
    for _ in range(page.locator("a[href], button, input, select, textarea, summary").count()):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(COVERED))
    assert not [row for row in hidden if row]


def test_the_choice_is_there_before_the_page_has_its_other_scripts(shared_server, new_context):
    page = new_context(ignore=("ERR_FAILED",)).new_page()
    page.add_init_script("localStorage.setItem('rosa-text', 'large')")
    page.route("**/base.*.js", lambda route: route.abort())
    page.goto(shared_server.url + "/", wait_until="commit")
    page.wait_for_selector("main", state="attached")
    assert page.locator("html").get_attribute("data-text") == "large"


KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      kept.push([path, path.includes(".") ? "" : await (await cache.match(request)).text()]);
    }
  }
  return kept;
}"""


def test_no_page_of_a_person_is_kept_for_when_the_line_is_gone(shared_server, page, sign_in):
    sign_in(page, shared_server.url, "bewoner")
    page.evaluate("navigator.serviceWorker.ready")
    for path in ("/mijn/", "/huiskamer/", "/prikbord/mijn/", "/", "/contact/", "/agenda/"):
        visit(page, shared_server.url + path)
    kept = dict(page.evaluate(KEPT))
    assert {"/", "/agenda/", "/contact/", "/offline/"} <= set(kept)
    assert not [path for path in kept if "mijn" in path or "huiskamer" in path]
    assert not [path for path, text in kept.items() if "Samira</" in text and "csrf" in text]


@pytest.mark.parametrize("path", ["/", "/ar/"])
def test_a_broken_house_still_shows_a_drawn_page(server, new_context, path):
    """The database is gone while the server runs; the page about it needs none, in nobody's network."""
    server.lose_database()
    page = new_context(ignore=("status of 500",)).new_page()
    answer = page.goto(server.url + path)
    assert answer.status == 500
    assert page.locator("h1").count() == 1
    assert page.locator(".mishap__drawing").is_visible()
    assert page.locator("html").get_attribute("lang") == ("ar" if path == "/ar/" else "nl")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert not Axe().run(page, options=RULES).response["violations"]
