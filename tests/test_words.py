"""Texts and numbers stand in the reader's language, and every text has its translations."""

from __future__ import annotations

import datetime as dt
import gettext
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import LANGUAGES, Words, best_language, read_catalogue, speak

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard"
KEYWORDS = {"say": None, "count": (1, 2), "N_": None}
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
GAP = "\N{NO-BREAK SPACE}"

Text = str | tuple[str, ...]


@cache
def texts_of_the_code() -> frozenset[Text]:
    """Return every text that the code says: a string, or one and many."""
    found = extract_from_dir(str(DASHBOARD), keywords=KEYWORDS)
    return frozenset(text for _, _, text, _, _ in found if text)


@cache
def catalogue(language: str) -> Catalog:
    path = DASHBOARD / "locale" / language / "LC_MESSAGES" / "hinterland.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> dict[Text, Message]:
    return {
        tuple(one.id) if one.pluralizable else str(one.id): one
        for one in catalogue(language)
        if one.id
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def translations(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if message.pluralizable else (str(message.string or ""),)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_in_every_language(language: str) -> None:
    known = messages(language)
    missing = [text for text in texts_of_the_code() if text not in known]
    empty = [text for text, one in known.items() if not all(translations(one))]
    assert sorted(map(str, missing)) == []
    assert sorted(map(str, empty)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_a_guess_or_left_over(language: str) -> None:
    known = messages(language)
    assert [text for text, one in known.items() if one.fuzzy] == []
    assert [text for text in known if text not in texts_of_the_code()] == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    faults = []
    for text, one in messages(language).items():
        originals = text if isinstance(text, tuple) else (text,)
        wanted = set().union(*map(placeholders, originals))
        for translation in translations(one):
            names = placeholders(translation)
            if names != wanted and not (one.pluralizable and names >= wanted - {"n"}):
                faults.append((text, translation))
    assert faults == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_and_ends_with_the_space_of_its_text(language: str) -> None:
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    faults = [
        text
        for text, one in messages(language).items()
        if isinstance(text, str) and edges(text) != edges(translations(one)[0])
    ]
    assert faults == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_counted_text_has_every_plural_of_its_language(language: str) -> None:
    wanted = catalogue(language).num_plurals
    faults = [
        text
        for text, one in messages(language).items()
        if one.pluralizable and len(translations(one)) != wanted
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,234,567.9"), ("sv", f"1{GAP}234{GAP}567,9"), ("fr", f"1{GAP}234{GAP}567,9")],
)
def test_numbers_are_written_in_the_reader_s_way(language: str, written: str) -> None:
    assert speak(language).number(1_234_567.89, 1) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "28.7%"), ("sv", f"28,7{GAP}%"), ("fr", f"28,7{GAP}%")]
)
def test_shares_are_written_in_the_reader_s_way(language: str, written: str) -> None:
    assert speak(language).percent(28.7) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(0.5, 0, "1"), (1.5, 0, "2"), (2.675, 2, "2.68"), (0.25, 1, "0.3"), (1e-7, 2, "0.00")],
)
def test_halves_are_rounded_up_from_the_value_as_it_is_written(
    value: float, decimals: int, written: str
) -> None:
    assert speak("en").number(value, decimals) == written


@given(
    st.sampled_from(LANGUAGES),
    st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12)),
    st.integers(0, 6),
)
def test_numbers_are_written_as_the_common_locale_data_say(
    language: str, value: float, decimals: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    words = speak(language)
    wanted = format_decimal(rounded, format=pattern, locale=words.locale)
    plain = wanted.replace("\N{NARROW NO-BREAK SPACE}", GAP).replace("-", "\N{MINUS SIGN}")
    assert words.number(value, decimals).removeprefix("\N{MINUS SIGN}") == plain.removeprefix(
        "\N{MINUS SIGN}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_minus_is_a_minus_sign(language: str) -> None:
    assert speak(language).number(-5) == "\N{MINUS SIGN}5"
    assert speak(language).number(-0.4) == "0"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "14 Nov 2026"), ("sv", "14 nov. 2026"), ("fr", "14 nov. 2026")]
)
def test_dates_are_written_in_the_reader_s_way(language: str, written: str) -> None:
    assert speak(language).date(dt.date(2026, 11, 14)) == written


def test_countries_have_names_in_the_reader_s_language() -> None:
    assert speak("sv").country("EL") == "Grekland"
    assert speak("fr").country("UK") == "Royaume-Uni"
    assert speak("en").country("SE") == "Sweden"


def test_a_text_without_translation_is_said_in_english() -> None:
    words = Words("sv", gettext.NullTranslations())
    assert words.say("{n} of {all}", n="2", all="5") == "2 of 5"
    assert words.say("50 {not filled}") == "50 {not filled}"


def test_nothing_to_say_stays_nothing() -> None:
    assert [speak(language).say("") for language in LANGUAGES] == ["", "", ""]


def test_things_are_counted_in_one_and_many() -> None:
    words = Words("en", gettext.NullTranslations())
    assert words.count("{n} port", "{n} ports", 1) == "1 port"
    assert words.count("{n} port", "{n} ports", 1200) == "1,200 ports"


def test_english_needs_no_catalogue() -> None:
    assert type(read_catalogue("en")) is gettext.NullTranslations


def test_a_reader_whose_language_is_not_there_reads_english() -> None:
    assert best_language([]) == "en"
    assert best_language([("de", 1.0), ("sv-SE", 0.8), ("en", 0.5)]) == "sv"
    assert best_language([("en-GB", 1.0), ("sv", 0.9)]) == "en"
    assert best_language([("sv", 1.0)], ("fr", "en")) == "fr"
