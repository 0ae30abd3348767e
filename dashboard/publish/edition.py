"""What is published: one version of a view, as plain records that every part of it is made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.selection import Selection

CORRECTION, REVISION, METHOD = "correction", "revision", "method"
CHANGE_KINDS = (CORRECTION, REVISION, METHOD)
Progress = Callable[[float, str], None]
"""Told how much is done, from 0 to 1, and what is being made (a key, not a text)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A map with its charts and tables, in one state or several.

    Parameters
    ----------
    key
        ``part-1``, ``part-2`` ...
    states
        Selections that differ in year and mode only; the first is shown without a script.
    """

    key: str
    states: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Why a version differs from the one before it.

    Parameters
    ----------
    kind
        One of `CHANGE_KINDS`.
    texts
        What the publisher says of it, by language; may be empty.
    """

    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a published view.

    Parameters
    ----------
    slug
        Name in addresses: small letters, digits and hyphens.
    version
        1 for the first.
    date
        Day on which it is published.
    languages
        Languages of its pages, the main one first.
    titles
        By language.
    standfirsts
        What stands under the title, by language; may be empty.
    publisher
        Who publishes it.
    parts
        At least one.
    change
        Why it differs from the version before; None for the first.
    address
        Public address of ``/p/<slug>/`` with its slash, by which it is cited; empty where the
        server does not know its own.
    """

    slug: str
    version: int
    date: datetime.date
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    standfirsts: Mapping[str, str]
    publisher: str
    parts: tuple[Part, ...]
    change: Change | None = None
    address: str = ""


def parts_of(selections: tuple[Selection, ...]) -> tuple[Part, ...]:
    """Return selections as parts: those that differ in year and mode only are one part.

    Parameters
    ----------
    selections
        In the order of the view. Their language does not matter.

    Returns
    -------
    parts
        In the order of their first selections; states in the order of the view.
    """
    found: dict[Selection, list[Selection]] = {}
    for one in selections:
        key = one.showing(year=0, mode="", language="en")
        found.setdefault(key, []).append(one.showing(language="en"))
    return tuple(
        Part(f"part-{number}", tuple(dict.fromkeys(states)))
        for number, states in enumerate(found.values(), 1)
    )
