"""The step of the build that makes the figures, tried on tiny tables."""

from __future__ import annotations

import datetime

import pandas as pd

from dashboard.build.figures import fetched_sources, licensed
from dashboard.sources.fetched import FetchedTable
from dashboard.sources.manifest import Manifest, SourceFile


def a_file(name: str, licence: str) -> SourceFile:
    return SourceFile(f"raw/{name}.csv", "", "", licence, "", "", datetime.date(2026, 1, 1), "")


def test_a_source_has_the_licence_of_every_table_it_stands_in_each_once() -> None:
    raw = {
        "sources": pd.DataFrame({"source_id": ["office", "press", "nowhere"]}),
        "ports": pd.DataFrame({"source_id": ["office"], "coord_source_id": ["press"]}),
        "clusters": pd.DataFrame({"source_id": ["office", ""]}),
        "figures": pd.DataFrame({"source_id": ["office"]}),
    }
    manifest = Manifest(
        (
            a_file("ports", "A"),
            a_file("clusters", "B"),
            a_file("figures", "A"),
            a_file("sources", "C"),
        ),
        (),
    )
    found = {row["source_id"]: row["licence"] for row in licensed(raw, manifest)}
    assert found == {"office": "A; B", "press": "A", "nowhere": ""}


def test_a_fetched_table_is_a_source_with_the_day_on_which_it_came() -> None:
    table = FetchedTable(
        *("road_go_ta_rl", "Road freight by region of loading", "Eurostat", "https://example.eu/x"),
        *("2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z", "", ("THS_T",), 12),
    )
    (source,) = fetched_sources({"road_go_ta_rl": table})
    assert source["source_id"] == "estat-road-go-ta-rl"
    assert source["title"] == "Road freight by region of loading (road_go_ta_rl), 2026-11-20"
    assert (source["supplier"], source["locator"]) == ("Eurostat", "https://example.eu/x")
