"""Every source that a published page rests on: of its charts, and of each figure of its maps."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.figures.made import SourceRow
from dashboard.figures.origin import source_ids
from dashboard.measures.atlas import Atlas, Source
from dashboard.publish.edition import Edition
from dashboard.publish.figures import told_figures
from dashboard.publish.page.parts import PartView, all_made


def told_sources(edition: Edition, atlas: Atlas) -> tuple[Source, ...]:
    """Return the sources of all figures of a version, those of ports beside its maps included.

    Parameters
    ----------
    edition
        What is published, in all its states.
    atlas
        Holds figures and sources.

    Notes
    -----
    How a map was made names the inputs of a few figures only; a reader must find the source of
    each.
    """
    ids = source_ids(one.figure for one in told_figures(edition, atlas) if one.figure.is_known)
    return tuple(atlas.sources[one] for one in ids if one in atlas.sources)


def all_sources(views: Iterable[PartView], told: Iterable[Source]) -> list[SourceRow]:
    """Return every source of a page once: those explained first, in the order of the page."""
    rows = [source for made in all_made(views) for source in made.sources]
    rows += [SourceRow(one.supplier, one.title, one.licence, one.locator, "") for one in told]
    found: dict[tuple[str, str], SourceRow] = {}
    for row in rows:
        found.setdefault((row.supplier, row.title), row)
    return list(found.values())
