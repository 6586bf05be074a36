"""Debian's Chromium, driven by Playwright, that fails a test on any foreign request or broken policy."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no chromium on this machine")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright's sync API runs a loop in this thread
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield running
        running.close()


# An answer that a test asks for, and a server that a test (or its end) took away.
HARMLESS = ("the server responded with a status of 4", "net::ERR_CONNECTION_REFUSED")


class Watch:
    """Collects what a page should never do."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        self.hosts: set[str] = set()
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"script error: {error.error}"))

    def _request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"}:
            self.hosts.add(parts.hostname)
            if parts.hostname not in {"localhost", "127.0.0.1"} and not parts.hostname.endswith(
                ".localhost"
            ):
                self.troubles.append(f"request to another host: {request.url}")

    def _console(self, message) -> None:
        if message.type == "error" and not any(part in message.text for part in HARMLESS):
            self.troubles.append(f"console: {message.text}")


@pytest.fixture
def new_context(browser, request) -> Iterator[Callable[..., BrowserContext]]:
    """Make a browser context (a person with a device); troubles fail the test at its end.

    `ignore` holds parts of messages that a test causes on purpose.
    """
    # The server begins before the people come, so that it ends after they left: to a line that is just
    # opening, a server that stops says 500.
    if "server" in request.fixturenames:
        request.getfixturevalue("server")
    made: list[tuple[BrowserContext, Watch, tuple[str, ...]]] = []

    def make(viewport=PHONE, ignore: tuple[str, ...] = (), **options) -> BrowserContext:
        context = browser.new_context(
            viewport=viewport, locale="nl-NL", timezone_id="Europe/Amsterdam", **options
        )
        context.set_default_timeout(10_000)
        context.set_default_navigation_timeout(30_000)  # a server that has just started
        made.append((context, Watch(context), ignore))
        return context

    yield make
    troubles = []
    for context, watch, ignore in made:
        context.close()
        troubles += [t for t in watch.troubles if not any(part in t for part in ignore)]
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def page(new_context) -> Page:
    """A page on a phone of 390 px."""
    return new_context().new_page()


def sign_in_as(page: Page, url: str, name: str) -> None:
    """Sign a demo account in: sign_in_as(page, server.url, "bewoner")."""
    page.goto(f"{url}/inloggen/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", "rosa")
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda address: "/inloggen/" not in address)


@pytest.fixture
def sign_in() -> Callable[[Page, str, str], None]:
    """`sign_in_as`, for tests that ask for it."""
    return sign_in_as
