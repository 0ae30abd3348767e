"""The step of the build that makes the figures, tried on tiny tables."""

from __future__ import annotations

import datetime

import pandas as pd

from dashboard.build.figures import licensed
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
