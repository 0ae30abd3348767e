"""A tiny view to publish: rail shares of three countries, with Sweden chosen, and Swedish ports."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely

from dashboard.measures.atlas import Atlas
from dashboard.publish.edition import CORRECTION, Change, Edition, parts_of
from dashboard.publish.facts import Download, Facts
from dashboard.publish.freezing import Frozen, Press, freeze
from dashboard.publish.release import Release, make_release
from dashboard.selection import Selection
from tests.figures.tiny_figures import selected, tiny_atlas

DAY = datetime.date(2026, 11, 14)
SHARES = (selected("SE", year=2022), selected("SE", year=2021), selected("SE", mode="road"))
PORTS = selected(measure="port_tonnes")
HOLE = [(13.0, 56.0), (14.0, 56.0), (14.0, 57.0), (13.0, 57.0)]
SWEDEN = shapely.MultiPolygon(
    [shapely.Polygon(shapely.box(11, 55, 20, 69).exterior, [HOLE]), shapely.box(22, 57, 24, 58)]
)
SHAPES: dict[str, bytes] = {
    "DE": shapely.box(6.123456789, 47, 15, 55).wkb,
    "SE": SWEDEN.wkb,
    "SE2": shapely.box(11, 55, 17, 60).wkb,
}
"""Of the United Kingdom there is none: a map may lack one."""


def edition(*selections: Selection, **changes: Any) -> Edition:
    """Return a version of a view, in English and Swedish, with what is changed."""
    given: dict[str, Any] = {
        "slug": "rail-share",
        "version": 1,
        "date": DAY,
        "languages": ("en", "sv"),
        "titles": {"en": "Rail’s share", "sv": "Järnvägens andel"},
        "standfirsts": {"en": "More than most.", "sv": "Mer än de flesta."},
        "publisher": "Region Östergötland",
        "parts": parts_of(selections or (*SHARES, PORTS)),
        "address": "https://atlas.example/p/rail-share/",
    }
    if changes.get("version", 1) > 1:
        given["change"] = Change(CORRECTION, {"en": "A typing error.", "sv": "Ett skrivfel."})
    return Edition(**(given | changes))


def render(
    edition: Edition, atlas: Atlas, downloads: tuple[Download, ...], facts: Facts
) -> Mapping[str, bytes]:
    """Return pages that only name their files."""
    names = "\n".join(one.name for one in downloads)
    return {"index.html": f"{edition.slug} {facts.short}\n{names}".encode(), "sv/index.html": b"a"}


def press(atlas: Atlas | None = None) -> Press:
    """Return what a tiny version is frozen with."""
    return Press(atlas or tiny_atlas(), lambda: SHAPES, render)


def release(*selections: Selection, atlas: Atlas | None = None, **changes: Any) -> Release:
    """Return what a tiny version tells."""
    return make_release(edition(*selections, **changes), atlas or tiny_atlas(), lambda: SHAPES)


def frozen(folder: Path, older: Path | None = None, **changes: Any) -> Frozen:
    """Return a tiny version frozen into a folder."""
    atlas = changes.pop("atlas", None)
    return freeze(edition(**changes), press(atlas), folder, older)
