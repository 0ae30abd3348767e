"""Only counts of the same kind stand under one definition."""

from __future__ import annotations

from dashboard.measures.clusters import CLUSTER_THROUGHPUT, INDICATORS, cluster_throughput
from dashboard.measures.raw import ClusterSeriesRow, Tables
from dashboard.measures.units import UNITS


def row(indicator: str, unit: str, value: float) -> ClusterSeriesRow:
    return ClusterSeriesRow("C02", 2017, indicator, value, unit, "", "secondary", "duisport")


def test_each_kind_of_count_is_a_definition_with_its_own_unit() -> None:
    rows = (row("containers", "TEU", 4_100_000.0), row("goods_handled_total", "million_t", 68.3))
    found = cluster_throughput(Tables(cluster_series=rows))
    assert [(f.subject_id, f.definition, f.unit, f.value) for f in found] == [
        ("cluster:C02", "containers", "teu", 4_100_000.0),
        ("cluster:C02", "goods", "million_t", 68.3),
    ]
    assert {f.level for f in found} == {"place"}


def test_what_cannot_be_compared_is_left_out() -> None:
    rows = (
        row("dgg_rank", "rank", 1.0),
        row("containers", "containers", 200_000.0),
        row("trains_per_day", "trains_per_day", 12.0),
        row("goods_handled_whole_duisburg_port_system", "million_t", 130.6),
    )
    assert cluster_throughput(Tables(cluster_series=rows)) == []


def test_every_definition_has_a_name_and_a_unit_that_is_known() -> None:
    for indicator in INDICATORS.values():
        assert indicator.definition in CLUSTER_THROUGHPUT.definitions
        assert indicator.unit in UNITS
