"""Selections as the store keeps them: with a version, and brought up to date when they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.errors import HinterlandError
from dashboard.selection import Choices, Damage, Selection, read_selection

VERSION = 1
"""Of what is written now. Whoever raises it adds a step to `STEPS`."""
Stored = Mapping[str, Any]
Step = Callable[[Stored], dict[str, Any]]


class UnreadableSelections(HinterlandError):
    """The selections of a view were saved by a newer program, or are none.

    Parameters
    ----------
    version
        What the store says of them; empty where it says nothing that can be understood.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"The selections are of version '{version}', and this Hinterland reads up to {VERSION}",
            "the store, view_revisions.selections",
            "Bring Hinterland up to date; the view is kept as it is until then",
        )


@dataclass(frozen=True, slots=True)
class ReadSelection:
    """One selection of a view, as it can be shown today.

    Parameters
    ----------
    query
        As the store has it, brought up to today's form.
    selection
        What is shown.
    damages
        What of the query does not exist any more, and what is shown in its place.
    """

    query: str
    selection: Selection
    damages: tuple[Damage, ...]


def plain_query(selection: Selection) -> str:
    """Return a selection as a view keeps it: the query of the atlas, without language."""
    parts = [part for part in parse_qsl(selection.to_query()) if part[0] != "lang"]
    return urlencode(parts, safe=":,")


def stored_selections(queries: Sequence[str]) -> dict[str, Any]:
    """Return selections as the store keeps them."""
    return {"version": VERSION, "queries": list(queries)}


def stored_queries(stored: Stored) -> tuple[str, ...]:
    """Return the queries of stored selections, brought up to date step by step.

    Raises
    ------
    UnreadableSelections
        If a newer program saved them.
    """
    version = stored.get("version", 0)
    if not isinstance(version, int) or not 0 <= version <= VERSION:
        raise UnreadableSelections(str(version))
    for number in range(version, VERSION):
        stored = STEPS[number](stored)
    return tuple(str(query) for query in stored["queries"])


def read_query(
    query: str, choices: Mapping[str, Choices], is_known: Callable[[str], bool]
) -> ReadSelection:
    """Return one query as it can be shown today."""
    return ReadSelection(query, *read_selection(query, choices, is_known))


_DEFINITIONS_OF_0 = {
    "port_tonnes": "authority",
    "port_teu": "authority",
    "tonne_km": "national",
    "emissions": "national",
    "energy": "national",
}


def _from_0(stored: Stored) -> dict[str, Any]:
    """Return selections of version 0 as version 1 has them.

    Version 0 called what is selected ``region``, and knew one definition of each measure. That
    one is written into the query, whatever is shown by default today: the view stays what it was.
    """
    return {"version": 1, "queries": [_query_from_0(query) for query in stored["queries"]]}


def _query_from_0(query: str) -> str:
    parts = [("select" if name == "region" else name, text) for name, text in parse_qsl(query)]
    meant = _DEFINITIONS_OF_0.get(dict(parts).get("measure", ""))
    if meant and "definition" not in dict(parts):
        parts.append(("definition", meant))
    return urlencode(parts, safe=":,")


STEPS: dict[int, Step] = {0: _from_0}
"""For each older version the step that leads to the next one."""
