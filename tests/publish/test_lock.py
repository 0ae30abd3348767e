"""No confidential figure can be read out of a locked atlas."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.measures.atlas import Source
from dashboard.measures.cube import Cube
from dashboard.publish.lock import locked
from tests.figures.tiny_figures import figure, tiny_atlas

SECRET = figure("SE", 2022, 918273.645, status="confidential", flag="c", known=1, out_of=2)
OPEN = figure("DE", 2022, 20.0)
PLAIN = replace(tiny_atlas(), cubes={"modal_split": Cube([SECRET, OPEN])})
CUBE = locked(PLAIN).cubes["modal_split"]


def test_a_confidential_figure_is_not_known_by_any_way_of_asking() -> None:
    asked = [
        CUBE.at("0", 2022, "rail")["SE"],
        *CUBE.series("SE", "rail"),
        CUBE.figure("SE", 2022, "rail"),
    ]
    for one in asked:
        assert one is not None
        assert math.isnan(one.value)
        assert (one.status, one.flag, one.source_id, one.out_of) == ("missing", "", "", 0)


def test_every_other_figure_is_as_it_was() -> None:
    assert CUBE.at("0", 2022, "rail")["DE"][:12] == OPEN[:12]
    assert CUBE.choices() == PLAIN.cubes["modal_split"].choices()


def test_the_atlas_itself_is_not_changed() -> None:
    assert PLAIN.cubes["modal_split"].at("0", 2022, "rail")["SE"][:12] == SECRET[:12]


def test_where_a_source_was_read_is_kept_only_if_others_can_open_it() -> None:
    sources = {
        "open": Source("open", "A", "B", "https://ec.europa.eu/eurostat", ""),
        "path": Source("path", "A", "B", "/var/home/astrid/a.csv", ""),
        "file": Source("file", "A", "B", "file:///srv/a.csv", ""),
    }
    found = locked(replace(PLAIN, sources=sources)).sources
    assert {key: one.locator for key, one in found.items()} == {
        "open": "https://ec.europa.eu/eurostat",
        "path": "",
        "file": "",
    }
