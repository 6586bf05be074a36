"""The living room as people use it: two browsers, a bad line, no script."""

import asyncio
import threading

import pytest
from playwright.sync_api import expect


class Wire:
    """A line between a browser and the server that can be cut and mended, as a phone's in a tunnel."""

    def __init__(self, port: int) -> None:
        self.target, self.is_cut = port, False
        self.pairs: set[asyncio.StreamWriter] = set()
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Wire":
        self.thread.start()
        assert self.ready.wait(10)
        return self

    def __exit__(self, *error) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(5)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)

    async def _hang_up(self) -> None:
        self.server.close()  # first, or the browser calls again
        carried = asyncio.all_tasks() - {asyncio.current_task()}
        for task in carried:
            task.cancel()
        await asyncio.gather(*carried, return_exceptions=True)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        listening = asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.server = self.loop.run_until_complete(listening)
        self.port = self.server.sockets[0].getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.ready.set()
        self.loop.run_forever()

    async def _carry(self, reader, writer) -> None:
        if self.is_cut:
            writer.transport.abort()
            return
        there, answer = await asyncio.open_connection("127.0.0.1", self.target)
        self.pairs |= {writer, answer}
        await asyncio.gather(self._pump(reader, answer), self._pump(there, writer))

    async def _pump(self, source, sink) -> None:
        try:
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()

    def cut(self) -> None:
        """Every connection breaks and no new one comes through."""
        self.is_cut = True
        self.loop.call_soon_threadsafe(lambda: [one.transport.abort() for one in list(self.pairs)])

    def mend(self) -> None:
        """New connections come through again."""
        self.is_cut = False


OPEN = "[data-room][data-line='open']"
REFUSED = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection to")


def sit_down(page, url: str) -> None:
    page.goto(f"{url}/huiskamer/")
    page.wait_for_selector(OPEN)


def say(page, text: str) -> None:
    page.fill("#composer-text", text)
    page.click(".composer__send")


def words(page) -> list[str]:
    return page.eval_on_selector_all("[data-list] .said__body", "all => all.map(p => p.innerText)")


@pytest.fixture
def two(new_context, sign_in, server):
    """Two residents in the room; the second over a wire that can be cut."""
    with Wire(server.port) as wire:
        first = new_context().new_page()
        second = new_context(ignore=REFUSED).new_page()
        sign_in(first, server.url, "bewoner")
        sign_in(second, wire.url, "buur")
        sit_down(first, server.url)
        sit_down(second, wire.url)
        yield first, second, wire


def test_two_residents_talk_and_a_line_that_drops_misses_and_doubles_nothing(two):
    first, second, wire = two
    say(first, "Wie heeft er zin in thee?")
    second.wait_for_selector("text=zin in thee")
    say(second, "Ik kom eraan")
    first.wait_for_selector("text=Ik kom eraan")
    wire.cut()
    second.wait_for_selector("[data-line-text]:has-text('Geen verbinding')")
    say(second, "Gezegd zonder verbinding")
    for n in range(3):
        say(first, f"Intussen {n}")
    second.wait_for_timeout(10_000)
    assert not any("Intussen" in text for text in words(second))
    wire.mend()
    second.wait_for_selector("text=Intussen 2", timeout=45_000)
    first.wait_for_selector("text=Gezegd zonder verbinding", timeout=45_000)
    second.wait_for_selector(".said--sending", state="detached", timeout=30_000)
    for page in (first, second):
        page.wait_for_timeout(500)
        found = words(page)
        for text in ["Gezegd zonder verbinding", *(f"Intussen {n}" for n in range(3))]:
            assert found.count(text) == 1, found
    assert words(first) == words(second)


def test_without_javascript_one_reads_and_says_something(new_context, sign_in, server):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, server.url, "bewoner")
    page.goto(f"{server.url}/huiskamer/")
    page.fill("#composer-text", "Zonder script gezegd")
    page.click(".composer__send")
    expect(page.locator("text=Zonder script gezegd")).to_have_count(1)
    assert page.url.split("#")[0] == f"{server.url}/huiskamer/"


SIZES = [(390, 844), (390, 667), (320, 640), (1280, 800)]


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_room_opens_with_the_newest_words_and_the_place_to_type_in_view(
    new_context, sign_in, shared_server, language
):
    page = new_context().new_page()
    sign_in(page, shared_server.url, "bewoner")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{shared_server.url}{language}/huiskamer/")
        page.wait_for_selector(OPEN)
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        bar = page.locator(".bottom-bar").bounding_box()
        field = page.locator("#composer-text").bounding_box()
        assert field["y"] + field["height"] <= (bar["y"] if bar else height)
        newest = page.locator("[data-list] > .said").last.bounding_box()
        log = page.locator("[data-log]").bounding_box()
        assert newest["y"] + newest["height"] <= log["y"] + log["height"] <= field["y"]
        assert log["height"] >= 120
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#composer-text")
        assert page.evaluate("scrollY") == 0, "nothing moves when one starts to type"


def test_with_the_keyboard_of_a_phone_open_the_field_and_the_talk_stay_in_view(
    new_context, sign_in, shared_server
):
    page = new_context().new_page()
    sign_in(page, shared_server.url, "bewoner")
    sit_down(page, shared_server.url)
    page.focus("#composer-text")
    page.set_viewport_size({"width": 390, "height": 460})
    assert not page.locator(".bottom-bar").is_visible()
    field = page.locator("#composer-text").bounding_box()
    log = page.locator("[data-log]").bounding_box()
    assert log["y"] >= 0
    assert log["height"] >= 120
    assert field["y"] + field["height"] <= 460


def test_who_reads_back_keeps_their_place_and_is_told_of_new_words(two):
    first, second, _wire = two
    log = second.locator("[data-log]")
    log.evaluate("log => { log.scrollTop = -600 }")
    second.wait_for_timeout(300)
    where = """() => [...document.querySelectorAll('[data-list] > .said')]
        .find(said => said.getBoundingClientRect().top > 300).id"""
    at = second.evaluate(where)
    top = second.locator(f"#{at}").bounding_box()["y"]
    second.focus("#composer-text")
    say(first, "Een nieuw bericht terwijl je terugleest")
    pill = second.locator("[data-pill]")
    pill.wait_for(state="visible")
    assert pill.inner_text() == "Nieuwe berichten: 1"
    assert abs(second.locator(f"#{at}").bounding_box()["y"] - top) <= 2
    assert second.evaluate("document.activeElement.id") == "composer-text"
    pill.click()
    second.locator("text=terwijl je terugleest").wait_for(state="visible")
    pill.wait_for(state="hidden")


def test_signing_out_in_one_tab_ends_the_room_in_another(new_context, sign_in, shared_server):
    context = new_context()
    room, other = context.new_page(), context.new_page()
    sign_in(room, shared_server.url, "bewoner")
    sit_down(room, shared_server.url)
    other.goto(f"{shared_server.url}/uitloggen/")
    other.click("main form button[type=submit]")
    room.wait_for_selector("[data-room][data-line='ended']")
    line = room.locator("[data-line-text]")
    assert "Je bent niet meer ingelogd" in line.inner_text()
    assert room.locator("#composer-text").count() == 1  # what was being typed stays
