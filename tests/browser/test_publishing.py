"""The whole way of a view: saved, previewed, published, read, replaced, embedded, withdrawn."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.people.invitations import first_owner_token
from dashboard.store.store import open_store
from tests.browser.conftest import Listener
from tests.browser.driving import SWEDEN, Visit, axe_faults, wait_for_page
from tests.serving import HOST, Server, serving

PASSWORD = "four words in a row"
SLUG = "rail-in-sweden"
TITLE = "Rail in Sweden"
TEXTS = {"title-en": TITLE, "title-sv": "Järnväg i Sverige", "standfirst-en": "What rail carries."}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve an atlas of which nothing is published yet."""
    with serving("app:server") as running:
        yield running


@pytest.fixture(scope="module")
def owner(chromium: Browser, server: Server) -> Iterator[Page]:
    """Come as the first owner, by the link of the terminal."""
    store = open_store(f"sqlite:///{server.data_dir / 'store.sqlite3'}")
    token = first_owner_token(store)
    store.close()
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{server.url}/first-owner/{token}/")
    fields = {"login": "anna@example.org", "name": "Anna Berg"}
    fields |= {"password": PASSWORD, "password_again": PASSWORD}
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.locator(".main-button").click()
    wait_for_page(page)
    yield page
    context.close()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def other_site(folder: Path) -> Iterator[str]:
    """Serve a folder as another site does, and give its address."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer((HOST, 0), handler) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{elsewhere.server_port}"
        elsewhere.shutdown()


def framing(chromium: Browser, site: str, folder: Path, code: str) -> Page:
    """Return a page of another site with a frame in it."""
    html = f"<!doctype html><title>Elsewhere</title>{code}"
    (folder / "index.html").write_text(html, encoding="utf-8")
    page = chromium.new_page()
    page.goto(site)
    return page


def save_view(page: Page, server: Server) -> str:
    """Save what the atlas shows and return the address of the view's form of publishing."""
    page.goto(server.url + SWEDEN + "&lang=en")
    wait_for_page(page)
    page.locator("#save-view").click()
    page.fill("#name", TITLE)
    page.get_by_role("button", name="Save", exact=False).first.click()
    wait_for_page(page)
    page.get_by_role("link", name="Publish", exact=True).click()
    wait_for_page(page)
    return page.url


def preview(page: Page, **texts: str) -> None:
    """Fill the form of publishing in and wait for the preview."""
    page.fill("#slug", SLUG)
    for language in ("en", "sv"):
        page.locator(f'input[name="languages"][value="{language}"]').check()
    for name, text in {**TEXTS, **texts}.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name="Make the preview").click()
    page.wait_for_selector("iframe.preview-frame", timeout=60_000)


def faults(page: Page) -> dict[str, object]:
    """Return what axe finds on a page of our own, and how far it sticks out."""
    found: dict[str, object] = {}
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(reduced_motion="reduce")
        if wrong := axe_faults(page):
            found[f"at {width}"] = wrong
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            found[f"wider than {width}"] = wider
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


def test_a_view_is_saved_previewed_and_published(owner: Page, server: Server) -> None:
    save_view(owner, server)
    assert faults(owner) == {}
    preview(owner)
    frame = owner.frame_locator("iframe.preview-frame")
    assert frame.get_by_role("heading", level=1).inner_text() == TITLE
    assert owner.locator(".check-list li").count() >= 8
    assert owner.locator(".check-stop").count() == 0
    assert owner.get_by_role("row", name="manifest.json").count() == 1
    assert faults(owner) == {}
    assert owner.context.request.get(f"{server.url}/p/{SLUG}/").status == 404
    owner.get_by_role("button", name="Publish", exact=True).click()
    wait_for_page(owner)
    assert owner.get_by_role("heading", level=1).inner_text() == "Published"


@pytest.mark.parametrize("has_script", [True, False])
def test_the_public_reads_it_with_a_script_and_without(visit: Visit, has_script: bool) -> None:
    page = visit(f"/p/{SLUG}/", java_script_enabled=has_script, locale="sv-SE")
    assert page.url.endswith(f"/p/{SLUG}/1/sv/")
    assert page.get_by_role("heading", level=1).inner_text() == "Järnväg i Sverige"
    assert page.locator("svg.map").first.is_visible()
    assert "Sverige" in page.locator("main").inner_text()
    assert page.context.cookies() == []
    page.locator('a[hreflang="en"]').click()
    assert page.get_by_role("heading", level=1).inner_text() == TITLE


def test_it_is_found_in_the_list_and_its_frame_stands_on_another_site(
    visit: Visit, chromium: Browser, tmp_path: Path
) -> None:
    page = visit("/published/?q=JARNVAG")
    assert page.get_by_role("link", name=TITLE, exact=True).count() == 1
    assert faults(page) == {}
    page.get_by_role("link", name="Embed").click()
    assert faults(page) == {}
    plain, bare = (page.locator("textarea").nth(number).input_value() for number in (0, 1))
    assert f'title="{TITLE}"' in plain
    with other_site(tmp_path) as site:
        for code, has_form in ((plain, True), (bare, False)):
            elsewhere = framing(chromium, site, tmp_path, code)
            frame = elsewhere.frame_locator("iframe")
            assert frame.get_by_role("heading", level=1).inner_text() == TITLE
            assert frame.locator(".feedback form").is_visible() is has_form
            elsewhere.close()


def test_no_other_page_stands_in_a_frame(chromium: Browser, server: Server, tmp_path: Path) -> None:
    with other_site(tmp_path) as site:
        code = f'<iframe src="{server.url}/published/"></iframe>'
        elsewhere = framing(chromium, site, tmp_path, code)
        elsewhere.wait_for_load_state("networkidle")
        assert elsewhere.frame_locator("iframe").get_by_role("heading").count() == 0
        elsewhere.close()


def test_the_folder_is_read_on_any_other_server_under_another_path(
    chromium: Browser, server: Server, tmp_path: Path
) -> None:
    published = server.data_dir / "published" / SLUG
    shutil.copytree(published, tmp_path / "deep" / "down" / SLUG)
    with other_site(tmp_path) as own:
        listener = Listener(own)
        page = chromium.new_page()
        page.on("request", listener.hear_request)
        listener.listen(page)
        page.goto(f"{own}/deep/down/{SLUG}/1/")
        wait_for_page(page)
        assert page.get_by_role("heading", level=1).inner_text() == TITLE
        assert (listener.outside, listener.complaints) == ([], [])
        page.close()


def test_a_reader_says_what_is_wrong_and_sees_it_only_after_a_person_did(
    visit: Visit, owner: Page, server: Server
) -> None:
    page = visit(f"/p/{SLUG}/1/", java_script_enabled=False, fails=True)
    page.get_by_label("No", exact=True).check()
    page.locator("textarea").fill("Sweden is <b>wrong</b>")
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you"
    page.get_by_role("link", name="Back to the page").click()
    page.goto(f"{server.url}/p/{SLUG}/remarks/")
    assert "Sweden is" not in page.content()
    owner.goto(f"{server.url}/feedback/")
    assert faults(owner) == {}
    owner.locator("textarea").fill("It is mended.")
    owner.get_by_role("button", name="Show to everybody").click()
    wait_for_page(owner)
    page.goto(f"{server.url}/p/{SLUG}/remarks/")
    assert "Sweden is <b>wrong</b>" in page.locator("main").inner_text()
    assert "It is mended." in page.locator("main").inner_text()


def test_a_second_version_says_what_changed_and_the_first_stays(
    visit: Visit, owner: Page, server: Server
) -> None:
    owner.goto(f"{server.url}/views/")
    owner.get_by_role("link", name=TITLE).first.click()
    owner.get_by_role("link", name="Publish", exact=True).click()
    owner.select_option("#kind", "method")
    owner.locator('input[name="languages"][value="sv"]').check()
    preview(owner, **{"reason-en": "Counted anew.", "reason-sv": "Räknat på nytt."})
    assert "version 2" in owner.locator(".standfirst").inner_text()
    owner.get_by_role("button", name="Publish", exact=True).click()
    wait_for_page(owner)
    page = visit(f"/p/{SLUG}/1/")
    newer = page.locator("aside.newer")
    assert "the newest is 2" in newer.inner_text()
    newer.get_by_role("link", name="What changed").click()
    assert "Counted anew." in page.locator("main").inner_text()
    assert faults(page) == {}
    page.get_by_role("link", name="Every figure that changed").click()
    assert "Counted anew." in page.locator("main").inner_text()
    page.goto(f"{server.url}/p/{SLUG}/")
    assert page.url.endswith(f"/p/{SLUG}/2/")
    assert page.locator("aside.newer").count() == 0


def test_what_is_withdrawn_says_so_for_ever(visit: Visit, owner: Page, server: Server) -> None:
    owner.goto(f"{server.url}/publish/withdraw/{SLUG}/")
    owner.fill("#reason-en", "A figure was wrong.")
    owner.fill("#reason-sv", "En siffra var fel.")
    owner.get_by_role("button", name="Go on").click()
    owner.fill("#typed", SLUG)
    assert faults(owner) == {}
    owner.get_by_role("button", name="Withdraw for ever").click()
    wait_for_page(owner)
    page = visit("/published/", fails=True)
    assert "Nothing is published yet." in page.locator("main").inner_text()
    for path in ("", "1/", "2/data.csv", "versions/"):
        answer = page.goto(f"{server.url}/p/{SLUG}/{path}")
        assert answer is not None
        assert answer.status == 410
        assert "A figure was wrong." in page.locator("main").inner_text()
    assert faults(page) == {}
