"""Tables as the public may see them say nothing from which the rest could be worked out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from dashboard.settings import Audience, Settings
from dashboard.sources.marks import POINTED_TO
from dashboard.sources.tables import DESCRIBED, READERS, read_tables
from dashboard.sources.withheld import public_tables


@pytest.fixture(scope="module")
def whole() -> Mapping[str, pd.DataFrame]:
    return read_tables(Settings().geodata, Audience.ORGANISATION)


def shown(
    whole: Mapping[str, pd.DataFrame], *marked: str, **changed: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    return public_tables({**whole, **changed}, marked, DESCRIBED)


def secret(rows: pd.DataFrame, column: str = "status", **where: object) -> pd.DataFrame:
    """Return a table in which the rows with these texts are confidential."""
    is_meant = pd.Series(True, index=rows.index)
    for name, text in where.items():
        is_meant &= rows[name] == text
    assert is_meant.any()
    changed = rows.copy()
    changed.loc[is_meant, column] = "confidential"
    return changed


def taken(before: pd.DataFrame, after: pd.DataFrame, *columns: str) -> set[tuple[object, ...]]:
    """Return the keys of rows that are not there any more."""
    rows = (set(one[list(columns)].itertuples(index=False, name=None)) for one in (before, after))
    return next(rows) - next(rows)


def test_where_nothing_is_marked_nothing_is_left_out(whole: Mapping[str, pd.DataFrame]) -> None:
    for name, rows in shown(whole).items():
        pd.testing.assert_frame_equal(rows, whole[name])


def test_a_marked_layer_takes_along_what_points_to_it(whole: Mapping[str, pd.DataFrame]) -> None:
    found = shown(whole, "ports")
    for name in ("ports", "port_groups", "port_series", "port_connectivity", "port_corridors"):
        assert found[name].empty, name
        assert list(found[name].columns) == list(whole[name].columns)
        assert list(found[name].dtypes) == list(whole[name].dtypes)
    pd.testing.assert_frame_equal(found["clusters"], whole["clusters"])


def test_a_source_of_nothing_but_secrets_is_one_itself(whole: Mapping[str, pd.DataFrame]) -> None:
    found = shown(whole, "port_connectivity")
    gone = taken(whole["sources"], found["sources"], "source_id")
    assert gone == {("plsci",)}


def test_a_confidential_share_takes_the_other_shares_along(
    whole: Mapping[str, pd.DataFrame],
) -> None:
    split = secret(whole["modal_split"], region_id="SE", year=2019, mode="rail")
    found = shown(whole, modal_split=split)["modal_split"]
    gone = taken(split, found, "region_id", "year", "mode")
    assert gone == {("SE", 2019, mode) for mode in ("road", "rail", "inland_waterway")}


def test_a_confidential_port_takes_the_figure_of_its_group_along(
    whole: Mapping[str, pd.DataFrame],
) -> None:
    rows = secret(whole["port_series"], locode="BEANR", definition="eurostat")
    groups = rows.iloc[:1].assign(
        locode="ANR-BRU", year=2021, indicator="tonnes", definition="eurostat", status="official"
    )
    rows = pd.concat([rows, groups], ignore_index=True)
    found = shown(whole, port_series=rows)["port_series"]
    gone = taken(rows, found, "locode", "year", "indicator", "definition")
    assert gone == {(one, 2021, "tonnes", "eurostat") for one in ("BEANR", "ANR-BRU")}


def test_a_confidential_partner_takes_the_sum_of_all_partners_along(
    whole: Mapping[str, pd.DataFrame],
) -> None:
    where = {"region_id": "AT", "year": 2010, "direction": "loaded"}
    pairs = secret(whole["road_pairs"], partner_id="DE", **where)
    found = shown(whole, road_pairs=pairs)["road_pairs"]
    gone = taken(pairs, found, "region_id", "partner_id", "year", "direction")
    assert gone == {("AT", partner, 2010, "loaded") for partner in ("DE", "WORLD")}


def test_a_fact_with_a_status_of_its_own_is_emptied_and_so_is_the_note(
    whole: Mapping[str, pd.DataFrame],
) -> None:
    clusters = secret(whole["clusters"], "jobs_status", cluster_id="C01")
    found = shown(whole, clusters=clusters)["clusters"].set_index("cluster_id")
    before = clusters.set_index("cluster_id")
    row = found.loc["C01"]
    assert pd.isna(row["jobs"])
    assert (row["jobs_status"], row["jobs_source_id"], row["note"]) == ("", "", "")
    assert row["companies"] == before.loc["C01", "companies"]
    pd.testing.assert_frame_equal(found.drop(index="C01"), before.drop(index="C01"))


def test_every_table_is_described_and_the_marks_know_which_are_pointed_to() -> None:
    assert list(DESCRIBED) == list(READERS)
    refers = {
        name for table in DESCRIBED.values() for column in table.columns for name in column.refers
    }
    assert refers == POINTED_TO | {"sources"}


def test_only_figures_may_be_confidential() -> None:
    allowed = {
        (table.name, column.name)
        for table in DESCRIBED.values()
        for column in table.columns
        if "confidential" in column.choices
    }
    assert allowed == {
        *((name, "status") for name in ("modal_split", "tonne_km", "port_series", "road_pairs")),
        *((name, "status") for name in ("port_connectivity", "cluster_series", "grid_intensity")),
        *((name, "status") for name in ("region_population", "region_gdp")),
        *(("clusters", f"{fact}_status") for fact in ("area", "companies", "jobs", "modes")),
        ("clusters", "opening_status"),
    }
