"""Every kind of page, in Dutch and Arabic, on a phone and a desk: nobody is shut out.

Each page is opened once and then looked at in every size and mode.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE, Watch, sign_in_as
from tests.browser.walk import KINDS, RULES, walk
from tests.servers import RosaServer

SMALLEST = {"width": 320, "height": 640}
TOUCH = 44  # px, front.md
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
MODES = {
    "contrast": "document.documentElement.dataset.contrast = 'high'",
    "evening": "delete document.documentElement.dataset.contrast",
}

# Links inside a sentence may be as low as its line (WCAG 2.5.8). A label or a card makes its target larger.
SMALL_TARGETS = """least => {
  const covers = (e) => getComputedStyle(e, "::after").position === "absolute";
  const target = (e) => e.closest("label") ?? (covers(e) ? e.offsetParent : e);
  return [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }))
    .filter((e) => !e.closest(".honeypot, .skip-link, .visually-hidden, dialog:not([open])"))
    .filter((e) => covers(e) || getComputedStyle(e).display !== "inline")
    .map((e) => [e, target(e).getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < least - 0.5)
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""

WIDER = """most => [...document.querySelectorAll("body *")]
  .filter((e) => { const b = e.getBoundingClientRect(); return b.width && (b.right > most + 1 || b.left < -1) })
  .map((e) => e.outerHTML.slice(0, 90)).slice(0, 6)"""


@pytest.fixture(scope="module")
def own_server(demo_data, tmp_path_factory):
    """A server for this file: some walks send a form."""
    with RosaServer(demo_data, tmp_path_factory.mktemp("every-page") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def walkers(browser, own_server):
    """One page per account, kept for all walks; any trouble they met is read by the tests."""
    made = {}

    def page_of(who: str):
        if who not in made:
            context = browser.new_context(
                viewport=PHONE,
                locale="nl-NL",
                timezone_id="Europe/Amsterdam",
                service_workers="block",
            )
            context.set_default_timeout(20_000)
            made[who] = context.new_page(), Watch(context)
            if who:
                sign_in_as(made[who][0], own_server.url, who)
        return made[who]

    yield page_of
    for page, _ in made.values():
        page.context.close()


def violations(page, size: str, rules: dict) -> list[str]:
    found = page.evaluate("rules => axe.run(rules)", rules | {"resultTypes": ["violations"]})
    return [
        f"{size}: {v['id']} {n['target']} {n.get('failureSummary', '')[:300]}"
        for v in found["violations"]
        for n in v["nodes"][:4]
    ]


def look(page) -> list[str]:
    """Everything that is wrong with the page that is open, in words."""
    page.emulate_media(color_scheme="light")
    page.evaluate(Axe().axe_script)
    troubles = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        troubles += violations(page, f"{size['width']} px", RULES)
        for mode, change in MODES.items():
            page.evaluate(change)
            page.emulate_media(color_scheme="dark" if mode == "evening" else "light")
            troubles += violations(page, f"{size['width']} px, {mode}", COLOURS)
        page.emulate_media(color_scheme="light")
    troubles += [f"small target: {row}" for row in page.evaluate(SMALL_TARGETS, TOUCH)]
    page.set_viewport_size(SMALLEST)
    page.evaluate("document.documentElement.dataset.text = 'large'")
    if page.evaluate("document.documentElement.scrollWidth") > SMALLEST["width"]:
        troubles.append(f"scrolls sideways at 320 px: {page.evaluate(WIDER, SMALLEST['width'])}")
    if page.locator("h1").count() != 1:
        troubles.append("needs exactly one h1")
    return troubles


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["nl", "ar"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))
def test_nobody_is_shut_out(own_server, walkers, kind, prefix):
    page, watch = walkers(kind.who)
    page.set_viewport_size(PHONE)
    walk(page, own_server.url, prefix, kind)
    troubles = look(page) + watch.troubles
    watch.troubles.clear()
    assert not troubles, f"{page.url}\n" + "\n".join(troubles)
