"""What an office published of a region stands in the place of the estimate, nothing else does."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.build.served import official_rows, with_sums
from dashboard.measures.served import with_all_modes
from dashboard.measures.served_official import with_official
from tests.measures.tiny_served import WITHOUT_WATERWAY, single_rows


def table(status: str = "official", value: float = 7e6, region: str = "SE12") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "region_id": region,
                "year": 2022,
                "mode": "road",
                "quantity": "tonnes_loaded",
                "value": value,
                "unit": "t",
                "flag": "",
                "status": status,
                "known": 0,
                "out_of": 0,
                "source_table": "road_go_ta_rl",
            }
        ]
    )


def test_a_published_figure_takes_the_place_of_the_estimate_of_that_region_only() -> None:
    found = with_official(single_rows(), official_rows(table()))
    loaded = {
        row.region_id: (row.value, row.status)
        for row in found
        if (row.mode, row.quantity) == ("road", "tonnes_loaded")
    }
    assert loaded["SE12"] == (7e6, "official")
    assert loaded["SE11"] == (3e6, "estimated")


def test_a_region_below_the_flows_gets_what_was_published_of_it() -> None:
    (row,) = official_rows(table(region="SE123"))
    assert (row.level, row.source_id) == ("3", "estat-road-go-ta-rl")


def test_regions_of_which_every_part_is_published_have_the_sum_of_their_parts() -> None:
    parts = pd.concat([table(region=code, value=2e6) for code in ("SE121", "SE122")])
    whole = with_sums(parts, frozenset({"SE12", "SE121", "SE122"}))
    assert whole[whole["region_id"] == "SE12"]["value"].tolist() == [4e6]
    lacking = with_sums(parts, frozenset({"SE12", "SE121", "SE122", "SE123"}))
    assert lacking[lacking["region_id"] == "SE12"]["value"].isna().all()


def test_what_is_secret_missing_or_a_lower_limit_takes_no_place() -> None:
    for status in ("confidential", "missing", "partial", "estimated"):
        value = math.nan if status in ("confidential", "missing") else 7e6
        assert list(official_rows(table(status, value))) == []


def test_a_sum_of_modes_that_is_partly_estimated_is_an_estimate() -> None:
    rows = with_all_modes(with_official(single_rows(), official_rows(table())), WITHOUT_WATERWAY)
    whole = next(
        row
        for row in rows
        if (row.region_id, row.mode, row.quantity) == ("SE12", "all", "tonnes_loaded")
    )
    assert (whole.value, whole.status) == (13e6, "estimated")
