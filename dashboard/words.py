"""Texts, numbers and dates in the reader's language."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "sv", "fr")
LANGUAGE_NAMES = {"en": "English", "sv": "Svenska", "fr": "Français"}
_LOCALES = {"en": "en_GB", "sv": "sv_SE", "fr": "fr_FR"}
_FOLDER = Path(__file__).resolve().parent / "locale"
MINUS = "\N{MINUS SIGN}"
NO_FIGURE = "\N{EN DASH}"


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for the translators and return it unchanged."""
    return text


class Words:
    r"""One language: its texts and its way of writing numbers and dates.

    Parameters
    ----------
    language
        One of `LANGUAGES`.
    catalogue
        Translations, keyed by the English text.

    Examples
    --------
    >>> speak("en").number(515_000)
    '515,000'
    >>> speak("sv").percent(28.7)
    '28,7\xa0%'
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._catalogue = catalogue
        signs = self.locale.number_symbols["latn"]
        group = signs["group"].replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
        self._signs = str.maketrans({",": group, ".": signs["decimal"], "-": MINUS})

    def say(self, text: str, **values: object) -> str:
        """Return a text in this language, its ``{placeholders}`` filled."""
        translated = self._catalogue.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the text for ``n`` things; ``{n}`` is written in this language's way."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number rounded half up, with this language's separators.

        Minus is U+2212, and never stands before a zero. The value must be known: a missing value
        has no number.
        """
        step = Decimal(1).scaleb(-decimals)
        rounded = Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)
        return f"{rounded + 0:,f}".translate(self._signs)  # adding 0 makes of -0 a plain 0

    def percent(self, value: float, decimals: int = 1) -> str:
        """Return a share given in per cent with this language's per cent sign."""
        pattern: str = self.locale.percent_formats[None].pattern
        gap = "\N{NO-BREAK SPACE}" if not pattern.endswith("0%") else ""
        return f"{self.number(value, decimals)}{gap}%"

    def date(self, day: dt.date) -> str:
        """Return a date such as 14 Nov 2026."""
        text: str = format_date(day, format="d MMM y", locale=self.locale)
        return text

    def tongue(self, language: str) -> str:
        """Return what this language calls one of `LANGUAGES`, as within a sentence: Swedish."""
        return str(self.locale.languages[language])

    def country(self, geo: str) -> str:
        """Return the name of a country by Eurostat's code (EL for Greece, UK)."""
        iso = {"EL": "GR", "UK": "GB"}.get(geo, geo)
        return str(self.locale.territories.get(iso, geo))


def read_catalogue(language: str) -> gettext.NullTranslations:
    """Return the translations of one language, read from its ``.po`` file."""
    path = _FOLDER / language / "LC_MESSAGES" / "hinterland.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=len(LANGUAGES))
def speak(language: str) -> Words:
    """Return the words of a language, its catalogue read once."""
    return Words(language, read_catalogue(language))


def best_language(liked: Iterable[tuple[str, float]], offered: Sequence[str] = LANGUAGES) -> str:
    """Return the language that suits a reader best; the first one offered where none does.

    Parameters
    ----------
    liked
        Language tags with how much they are liked, the most liked first, as
        ``request.accept_languages`` gives them; those with 0 are refused.
    offered
        Languages that there are.

    Examples
    --------
    >>> best_language([("en-GB", 1), ("sv", 0.9)]), best_language([("de", 1), ("sv", 0)])
    ('en', 'en')
    """
    tags = (tag.partition("-")[0].lower() for tag, share in liked if share > 0)
    return next((one for one in tags if one in offered), offered[0])
