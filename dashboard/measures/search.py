"""Finding regions, ports, clusters and corridors by name or code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.measures.other_names import OTHER_NAMES

MOST_HITS = 12
KINDS = ("region", "port", "port_group", "cluster", "corridor")
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ς": "σ",
    }
)


class Entry(NamedTuple):
    """Something that can be found.

    Parameters
    ----------
    subject_id, kind, level, country, code
        What it is; level and country are empty where they say nothing.
    names
        All its names; an empty one is left out.
    """

    subject_id: str
    kind: str
    level: str
    country: str
    code: str
    names: tuple[str, ...]


class Hit(NamedTuple):
    """Something that was found.

    Parameters
    ----------
    subject_id, name
        Its id, and its name in the reader's language.
    kind
        One of `KINDS`.
    level
        ``0`` to ``3`` of a region, ``place`` of a port or cluster, empty of a corridor.
    country
        Eurostat's code; empty of a corridor.
    code
        NUTS code, UN/LOCODE or the code of the cluster or corridor.
    """

    subject_id: str
    name: str
    kind: str
    level: str
    country: str
    code: str


def fold(text: str) -> str:
    """Return a text as it is compared: no accents, no capitals, words apart by one space.

    Examples
    --------
    >>> fold("  GÖTEBORG"), fold("Île-de-France"), fold("Łódź"), fold("Αττική")
    ('goteborg', 'ile de france', 'lodz', 'αττικη')
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    spaced = "".join(letter if letter.isalnum() else " " for letter in bare.translate(_LETTERS))
    return " ".join(spaced.split())


class _Folded(NamedTuple):
    code: str
    names: tuple[str, ...]
    everything: str
    order: tuple[int, str, int, str]
    hit: Hit


class SearchIndex:
    """All that can be found, prepared once.

    Parameters
    ----------
    entries
        What can be found.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._rows = [_prepare(entry) for entry in entries]

    def find(self, text: str) -> list[Hit]:
        """Return at most twelve hits: code, start of a name, start of a word, part of a name.

        Among equals countries come first, then places, corridors and smaller regions; then
        shorter names.
        """
        needle = fold(text)
        if not needle:
            return []
        close = needle.replace(" ", "")
        found = [
            (rank, row.order, row.hit)
            for row in self._rows
            if (needle in row.everything or row.code.startswith(close))
            and (rank := _rank(row, needle, close)) is not None
        ]
        return [hit for _, _, hit in sorted(found)[:MOST_HITS]]


def _prepare(entry: Entry) -> _Folded:
    own = [fold(name) for name in entry.names if name]
    others = [fold(n) for name in own for word in name.split() for n in OTHER_NAMES.get(word, ())]
    names = tuple(dict.fromkeys([*own, *others]))
    code = fold(entry.code).replace(" ", "")
    shown = entry.names[0]
    weight = 0 if entry.level == "0" else 1 if entry.kind != "region" else 1 + int(entry.level)
    hit = Hit(entry.subject_id, shown, entry.kind, entry.level, entry.country, entry.code)
    order = (weight, str(KINDS.index(entry.kind)), len(shown), entry.subject_id)
    return _Folded(code, names, "\n".join((code, *names)), order, hit)


def _rank(row: _Folded, needle: str, close: str) -> int | None:
    if row.code == close:
        return 0
    if needle in row.names:
        return 1
    if any(name.startswith(needle) for name in row.names):
        return 2
    if any(f" {needle}" in name for name in row.names):
        return 3
    if row.code.startswith(close):
        return 4
    return 5 if any(needle in name for name in row.names) else None
