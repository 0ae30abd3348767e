"""Logistics clusters and their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.clusters import CLUSTERS, read_cluster_series, read_clusters

CLUSTER = {
    "cluster_id": "C06",
    "name": "Östergötland",
    "place": "Norrköping",
    "country": "SE",
    "lat": "58.61",
    "lon": "16.2",
    "coord_precision_km": "2",
    "coord_status": "unconfirmed",
    "coord_source_id": "none",
    "nuts3": "SE123",
    "status": "secondary",
    "source_id": "press",
}


def write(folder: Path, **changes: str) -> Path:
    names = [column.name for column in CLUSTERS.columns]
    cells = [(CLUSTER | changes).get(name, "") for name in names]
    (folder / "clusters.csv").write_text(f"{','.join(names)}\n{','.join(cells)}\n")
    return folder


def test_what_is_not_known_of_a_cluster_is_empty(tmp_path: Path) -> None:
    clusters = read_clusters(write(tmp_path), {})
    assert clusters.loc[0, "modes"] == ""
    assert clusters[["area_ha", "companies", "opening_year"]].isna().all(axis=None)


def test_a_known_attribute_has_a_status_and_a_source(tmp_path: Path) -> None:
    folder = write(tmp_path, area_ha="70.5", area_status="secondary", area_source_id="press")
    assert read_clusters(folder, {}).loc[0, "area_ha"] == 70.5
    with pytest.raises(DataFaults, match="area_status, area_source_id"):
        read_clusters(write(tmp_path, area_ha="70.5"), {})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("modes", "road|canal"),
        ("opening_year", "1066"),
        ("area_ha", "-1"),
        ("companies", "12.5"),
        ("jobs", "many"),
        ("nuts3", "DE600"),
    ],
)
def test_a_damaged_cluster_is_told_by_column(tmp_path: Path, column: str, value: str) -> None:
    name = {"opening_year": "opening", "area_ha": "area"}.get(column, column)
    beside = {f"{name}_status": "secondary", f"{name}_source_id": "press", column: value}
    with pytest.raises(DataFaults) as caught:
        read_clusters(write(tmp_path, **beside), {})
    assert [fault.column for fault in caught.value.faults] == [column]


def test_a_series_without_a_year_is_refused(tmp_path: Path) -> None:
    head = "cluster_id,year,indicator,value,unit,flag,status,note,source_id\n"
    (tmp_path / "cluster_series.csv").write_text(
        head + "C10,,trains,8000,trains,,secondary,,press\n"
    )
    with pytest.raises(DataFaults) as caught:
        read_cluster_series(tmp_path, {})
    assert [fault.column for fault in caught.value.faults] == ["year"]


def test_there_are_52_clusters_each_known_to_within_two_kilometres() -> None:
    clusters = read_clusters(Settings().raw, {})
    assert len(clusters) == 52
    assert clusters["coord_precision_km"].max() == 2


def test_no_attribute_of_a_cluster_is_unconfirmed() -> None:
    clusters = read_clusters(Settings().raw, {})
    for name in ("modes", "opening", "area", "companies", "jobs"):
        assert "unconfirmed" not in set(clusters[f"{name}_status"])
        assert "unconfirmed" not in set(clusters[f"{name}_source_id"])


def test_no_figure_of_a_cluster_is_without_a_source() -> None:
    assert "unconfirmed" not in set(read_cluster_series(Settings().raw, {})["source_id"])
