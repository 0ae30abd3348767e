"""Every source that a published page rests on: of its charts, and of each figure of its maps."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.figures.made import SourceRow
from dashboard.measures.atlas import Source
from dashboard.publish.page.parts import PartView, all_made


def chosen_sources(views: Iterable[PartView]) -> list[SourceRow]:
    """Return the sources of what is chosen and of its charts, each once, in their order."""
    return _each_once(one for made in all_made(views) for one in made.sources)


def other_sources(found: Iterable[SourceRow], leaving: Iterable[Source]) -> list[SourceRow]:
    """Return the sources of every other figure of the maps and files.

    Parameters
    ----------
    found
        Those that the page names already.
    leaving
        Those of all figures that leave.

    Notes
    -----
    How a map was made names the inputs of a few figures only; a reader must find the source of
    each.
    """
    told = {(one.supplier, one.title) for one in found}
    rows = (SourceRow(one.supplier, one.title, one.licence, one.locator, "") for one in leaving)
    return [one for one in _each_once(rows) if (one.supplier, one.title) not in told]


def _each_once(sources: Iterable[SourceRow]) -> list[SourceRow]:
    found: dict[tuple[str, str], SourceRow] = {}
    for one in sources:
        if one.supplier:
            found.setdefault((one.supplier, one.title), one)
    return list(found.values())
