"""Codes of countries, their sums and kinds of goods that Eurostat's freight tables can have."""

from __future__ import annotations

import re

from dashboard.sources.nuts_codes import NutsCodes

_ISO_3166 = {
    "A": "DEFGILMOQRSTUWXZ",
    "B": "ABDEFGHIJLMNOQRSTVWYZ",
    "C": "ACDFGHIKLMNORUVWXYZ",
    "D": "EJKMOZ",
    "E": "CEGHRST",
    "F": "IJKMOR",
    "G": "ABDEFGHILMNPQRSTUWY",
    "H": "KMNRTU",
    "I": "DELMNOQRST",
    "J": "EMOP",
    "K": "EGHIMNPRWYZ",
    "L": "ABCIKRSTUVY",
    "M": "ACDEFGHKLMNOPQRSTUVWXYZ",
    "N": "ACEFGILOPRUZ",
    "O": "M",
    "P": "AEFGHKLMNRSTWY",
    "Q": "A",
    "R": "EOSUW",
    "S": "ABCDEGHIJKLMNORSTVXYZ",
    "T": "CDFGHJKLMNORTVWZ",
    "U": "AGMSYZ",
    "V": "ACEGINU",
    "W": "FS",
    "Y": "ET",
    "Z": "AMW",
}
"""Second letters of the codes of countries by the first: ISO 3166-1 as the tz database lists it."""
COUNTRIES = frozenset(
    {
        *(first + second for first, seconds in _ISO_3166.items() for second in seconds),
        *("EL", "UK", "XK", "AN", "CS", "SU", "YU"),
    }
)
"""Countries of the world, with Eurostat's own EL, UK and XK, and four of the past."""
REPORTERS = frozenset({"BA", "GE", "MD", "UA", "XK"})
"""Countries that may report to Eurostat and stand in no edition of NUTS that is known here."""
GOODS = frozenset({"TOTAL", "UNK", *(f"GT{number:02}" for number in range(1, 21))})
"""NST 2007: its 20 divisions and their sum, as road_go_ia_lgtt has them, and the unknown."""

_SUMS = re.compile(
    r"(EXT_)?(EU(6|9|10|12|15|25|27_2007|27_2020|28|_V)?|EA([0-9]{2})?"
    r"|EEA([0-9]{2})?(_[0-9]{4})?|EFTA)(_[A-Z0-9_]+)?|EUR[A-Z_]*"
)
_PARTS = re.compile(r"([A-Z]{2})_[A-Z0-9_]+")
_UNDRAWN = re.compile(r"(BA|MD|UA|XK)[0-9A-Z]{1,3}")
_UNPLACED = re.compile(r"TOTAL|WORLD|WRL_[A-Z_]+|NSP|UNK|OTH|N[AF]P|ZZ|[A-Z0-9_]*_NSP")
_EXTRA = re.compile(r"([A-Z]{2})(Z{1,3}|X{1,3})")


def is_unplaced(code: str) -> bool:
    """Return whether a code says that the place is all places, or is not told.

    Examples
    --------
    >>> [is_unplaced(code) for code in ("TOTAL", "SEZZ", "QQZZ", "SE12")]
    [True, True, False, False]
    """
    extra = _EXTRA.fullmatch(code)
    return bool(_UNPLACED.fullmatch(code)) or bool(extra and extra[1] in COUNTRIES)


def is_place(code: str) -> bool:
    """Return whether a code is a country of the world, a sum of countries, or part of one.

    Parameters
    ----------
    code
        A code that is no region of NUTS.

    Examples
    --------
    >>> [is_place(code) for code in ("US", "EU27_2020", "UA11", "QQ", "EU99")]
    [True, True, True, False, False]
    """
    part = _PARTS.fullmatch(code)
    if code in COUNTRIES or _SUMS.fullmatch(code) or _UNDRAWN.fullmatch(code):
        return True
    return bool(part and part[1] in COUNTRIES)


def is_reporter(code: str, codes: NutsCodes) -> bool:
    """Return whether a code is a country that reports to Eurostat, or a sum of such countries.

    Parameters
    ----------
    code
        Code of the dimension ``geo`` in a table of what carriers of each country carried.
    codes
        Codes of NUTS, whose level 0 is the countries that report.
    """
    country = len(code) == 2 and codes.edition(code) is not None
    return country or code in REPORTERS or bool(_SUMS.fullmatch(code)) or is_unplaced(code)
