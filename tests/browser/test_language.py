"""What a reader sees and hears stands in the reader's language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Page

from tests.browser.driving import SWEDEN, Visit, visible_texts

LOCALE = Path(__file__).resolve().parent.parent.parent / "dashboard" / "locale"
PLACEHOLDER = re.compile(r"\\\{[^{}]*\\\}")
FEWEST_LETTERS = 6
PATHS = (
    SWEDEN,
    "/?measure=port_tonnes&select=port:NLRTM&map=svg",
    "/?measure=cluster_throughput&select=cluster:C06&map=svg",
    "/?measure=emissions&mode=road&select=SE,DE&map=svg",
    "/?measure=tonne_km&year=1800&map=svg",
    "/data/",
    "/methods/",
)


@cache
def english_only(language: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns of the English texts that this language says in other words."""
    path = LOCALE / language / "LC_MESSAGES" / "hinterland.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    patterns = []
    for message in catalogue:
        originals = message.id if message.pluralizable else (message.id,)
        said = message.string if message.pluralizable else (message.string,)
        for text in originals:
            letters = re.sub(r"\{[^{}]*\}|\W", "", text)
            if text and text not in said and (len(letters) >= FEWEST_LETTERS or "{" not in text):
                patterns.append(re.compile(PLACEHOLDER.sub(".+?", re.escape(text.strip()))))
    return tuple(patterns)


def english_left(page: Page, language: str) -> list[str]:
    patterns = english_only(language)
    texts = set(visible_texts(page))
    return sorted(text for text in texts if any(one.fullmatch(text) for one in patterns))


@pytest.mark.parametrize("language", ["sv", "fr"])
@pytest.mark.parametrize("path", PATHS)
def test_no_visible_text_is_english(visit: Visit, path: str, language: str) -> None:
    joint = "&" if "?" in path else "?"
    page = visit(f"{path}{joint}lang={language}")
    for tab in page.locator(".card:not(.gone) [role=tab]:nth-child(2):visible").all():
        tab.click()
    assert english_left(page, language) == []


@pytest.mark.parametrize("language", ["sv", "fr"])
def test_what_opens_is_not_english(visit: Visit, language: str) -> None:
    page = visit(f"/?measure=emissions&mode=rail&select=SE&map=svg&lang={language}")
    page.locator("#measure").click()
    page.get_by_role("option").first.wait_for()
    assert english_left(page, language) == []
    page.keyboard.press("Escape")
    page.locator(".how:visible").first.click()
    page.get_by_role("dialog").locator("table").first.wait_for()
    assert english_left(page, language) == []


@pytest.mark.parametrize(("language", "number"), [("sv", "28,7"), ("fr", "28,7"), ("en", "28.7%")])
def test_numbers_are_written_in_the_reader_s_way(visit: Visit, language: str, number: str) -> None:
    page = visit(f"{SWEDEN}&map=svg&lang={language}")
    assert number in (page.locator("#headline").text_content() or "")


@pytest.mark.parametrize(
    ("language", "asked", "found"),
    [("sv", "Tysk", "Tyskland"), ("fr", "Suède", "Suède"), ("en", "goteborg", "Göteborg")],
)
def test_places_are_found_by_name_in_any_language_and_without_accents(
    visit: Visit, language: str, asked: str, found: str
) -> None:
    page = visit(f"/?map=svg&lang={language}")
    page.locator("#search").fill(asked)
    page.get_by_role("option", name=re.compile(found)).first.wait_for()
