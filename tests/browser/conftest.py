"""The real page in Chromium: one server and one browser for all tests, a fresh context for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.driving import PATIENCE_MS, Visit, wait_for_page
from tests.serving import BROWSER_FLAGS, Server, browser_path, serving

WIDE = {"width": 1440, "height": 900}
NO_WEBGL = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
};
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """Serve the atlas as ``make run`` does."""
    with serving("app:server") as running:
        yield running


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start Chromium once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=list(BROWSER_FLAGS)
        )
        yield browser
        browser.close()


class Listener:
    """Keeps what went out of the page to other hosts, and what the console complained of.

    Parameters
    ----------
    own
        Address of the server, the only one that may be asked.
    """

    def __init__(self, own: str) -> None:
        self.own = urlsplit(own).netloc
        self.outside: list[str] = []
        self.complaints: list[str] = []

    def hear_request(self, request: Request) -> None:
        """Note a request to anyone but the server."""
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.own:
            self.outside.append(request.url)

    def hear_console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning of the console."""
        # The software renderer of the tests tells that it is slow; no reader's browser does.
        if message.type in ("error", "warning") and "GPU stall" not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def listen(self, page: Page) -> None:
        """Listen to one page."""
        page.on("websocket", lambda socket: self.outside.append(socket.url))
        page.on("console", self.hear_console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Visit]:
    """Open addresses; at the end nothing must have gone out and the console be silent."""
    listener = Listener(server.url)
    contexts = []

    def go(path: str, **options: Any) -> Page:
        no_webgl = options.pop("no_webgl", False)
        fails = options.pop("fails", False)
        context = chromium.new_context(**{"viewport": WIDE, "locale": "en-GB", **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", listener.hear_request)
        if no_webgl:
            context.add_init_script(NO_WEBGL)
        page = context.new_page()
        if not fails:
            listener.listen(page)
        page.goto(server.url + path)
        wait_for_page(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert listener.outside == []
    assert listener.complaints == []
