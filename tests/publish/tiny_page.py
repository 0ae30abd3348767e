"""A tiny drawn map and edition, to make published pages from the tiny atlas of the map's tests."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from dashboard.measures.catalogue import make_cubes
from dashboard.publish.changes import Changes
from dashboard.publish.edition import Edition, parts_of
from dashboard.publish.facts import Download, Facts
from dashboard.publish.page.look import Look
from dashboard.publish.page.rendering import render_pages
from dashboard.selection import Selection
from tests.figures.tiny_map import CUBES, SHARE, tiny_atlas

SQUARES = {"SE": "M100 100h200v200h-200z", "DE": "M100 300h200v200h-200z", "UK": "M20 20h9v9h-9z"}
PLACES = {"port:SEGOT": (150, 150), "port:G1": (160, 250), "cluster:C06": (250, 250)}
LOOK = Look(":root {\n  color-scheme: light; --paper: white;\n}\n", b"<svg/>", {})
DOWNLOADS = (
    Download("data.csv", "Figures (CSV)", "text/csv", 48_230),
    Download("a-1.zip", "Everything (ZIP)", "application/zip", 0),
)
ATLAS = replace(tiny_atlas(), cubes=make_cubes({}, {}) | CUBES)
ADDRESS = "https://atlas.example/p/rail/"


def drawn_map() -> str:
    """Return a drawn map of three countries, two of which share a border."""
    regions = "".join(
        f'<path data-id="{code}" data-name="{code}" data-x="200" data-y="{at}" d="{path}"/>'
        for at, (code, path) in zip((200, 400, 24), SQUARES.items(), strict=True)
    )
    places = "".join(
        f'<g data-id="{code}" data-kind="port" transform="translate({x} {y})"/>'
        for code, (x, y) in PLACES.items()
    )
    return (
        '<svg viewBox="0 0 1000 846" role="img"><g class="base">'
        '<path class="land" d="M600 0h400v846h-400z"/></g>'
        f'<g class="regions">{regions}</g><g class="countries"></g>'
        '<g class="lakes"><path class="lake" d="M150 120h40v40h-40z"/></g>'
        '<g class="sea-labels"><text x="500" y="300" data-rank="1" data-en="Baltic Sea" '
        'data-sv="Östersjön" data-fr="Mer Baltique"/></g>'
        '<g class="corridors"><path data-id="corridor:ETC-SCM" fill="none" d="M100 100l90 200"/>'
        f'</g><g class="places">{places}</g></svg>'
    )


DRAWN = {level: drawn_map() for level in ("0", "1", "2", "3")}


def edition(*selections: Selection, **changes: Any) -> Edition:
    """Return an edition of some selections, in English and Swedish."""
    given: dict[str, Any] = {
        "slug": "rail",
        "version": 1,
        "date": datetime.date(2026, 11, 14),
        "languages": ("en", "sv"),
        "titles": {"en": "Rail in <Sweden>", "sv": "Järnväg i Sverige"},
        "standfirsts": {"en": "More than most."},
        "publisher": "Region Östergötland",
        "parts": parts_of(selections or (SHARE.showing(selected=("SE",)),)),
        "address": ADDRESS,
    }
    return Edition(**(given | changes))


def pages(one: Edition | None = None, changes: Changes | None = None) -> dict[str, str]:
    """Return the text files of an edition's pages."""
    made = render_pages(one or edition(), ATLAS, DRAWN, DOWNLOADS, Facts("ab" * 32, changes), LOOK)
    return {name: content.decode() for name, content in made.items()}
