"""The flows that were built meet what is official, every year and country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as parquet
import pytest

from dashboard.measures.flow_model.fit_table import fit_table
from dashboard.measures.flow_model.inputs import MODES, YEARS
from dashboard.measures.flow_model.parameters import to_parameters
from dashboard.settings import ROOT, Audience, Settings
from dashboard.sources.country_ranges import read_country_ranges
from dashboard.sources.flow_files import FLOWS, read_flow_array, read_flow_report
from dashboard.sources.tables import read_tables

BUILT = Settings().built
Array = npt.NDArray[np.float64]
EXACT = 1e-3


@pytest.fixture(scope="module")
def raw() -> dict[str, pd.DataFrame]:
    return read_tables(Settings().geodata, Audience.ORGANISATION)


@pytest.fixture(scope="module")
def tonnes() -> Array:
    return np.asarray(read_flow_array(BUILT, "tonnes"))


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    found: dict[str, Any] = read_flow_report(BUILT, "index")
    return found


@pytest.fixture(scope="module")
def fit() -> dict[str, Any]:
    found: dict[str, Any] = read_flow_report(BUILT, "fit")
    return found


def by_pair(flows: Array, index: dict[str, Any]) -> pd.DataFrame:
    countries = [code[:2] for code in index["region_ids"]]
    table = pd.DataFrame(np.nan_to_num(flows), index=countries, columns=countries)
    return table.groupby(level=0).sum().T.groupby(level=0).sum().T


def half(rows: pd.DataFrame, direction: str, countries: list[str]) -> pd.DataFrame:
    """Return thousand tonnes [country that reports, partner]; NaN where a figure is missing.

    A partner without a row was not seen in the survey; a country without a total does not report.
    """
    own = rows[rows["direction"] == direction]
    wide = own.pivot(index="region_id", columns="partner_id", values="value")
    missing = own.assign(missing=own["value"].isna().astype(float))
    hidden = missing.pivot(index="region_id", columns="partner_id", values="missing") > 0
    reports = wide["WORLD"].notna()
    filled = wide.fillna(0.0).mask(hidden).where(reports, np.nan, axis=0)
    return filled.reindex(index=countries).reindex(columns=countries, fill_value=0.0)


def halves(raw: dict[str, pd.DataFrame], year: int, countries: list[str]) -> pd.DataFrame:
    """Return tonnes [from, to] where no half is missing, else NaN."""
    rows = raw["road_pairs"]
    rows = rows[rows["year"] == year]
    both = half(rows, "loaded", countries) + half(rows, "unloaded", countries).T
    return both * 1000


@pytest.mark.parametrize("year", YEARS)
def test_road_tonnes_between_countries_are_the_published_halves(
    raw: dict[str, pd.DataFrame], tonnes: Array, index: dict[str, Any], year: int
) -> None:
    made = by_pair(tonnes[0, YEARS.index(year)], index)
    published = halves(raw, year, list(made.index))
    left_out = {
        (row["origin"], row["destination"])
        for row in read_flow_report(BUILT, "fit")["left_out"]
        if row["year"] == year
    }
    met = 0
    for origin in made.index:
        for destination in made.columns:
            if origin == destination or (origin, destination) in left_out:
                continue
            wanted = published.loc[origin, destination]
            if np.isfinite(wanted):
                met += 1
                assert made.loc[origin, destination] == pytest.approx(wanted, rel=EXACT)
    assert met > 380


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("mode", ["rail", "inland_waterway"])
def test_rail_and_waterways_meet_the_tonne_km_of_every_country(
    raw: dict[str, pd.DataFrame], tonnes: Array, index: dict[str, Any], mode: str, year: int
) -> None:
    at = MODES.index(mode)
    km = np.nan_to_num(np.asarray(read_flow_array(BUILT, "km"))[at])
    work = by_pair(tonnes[at, YEARS.index(year)] * km, index)
    half = (work.sum(axis=0) + work.sum(axis=1)) / 2
    rows = raw["tonne_km"]
    rows = rows[(rows["mode"] == mode) & (rows["year"] == year)]
    official = dict(zip(rows["region_id"], rows["value"] * 1e6, strict=True))
    known = index["known"][mode][str(year)]
    assert len(known) >= (26 if mode == "rail" else 14)
    for country in known:
        assert half[country] == pytest.approx(official[country], rel=EXACT)
    assert half[[one for one in half.index if one not in known]].sum() == 0


def test_every_total_that_the_flows_were_made_to_meet_is_met(fit: dict[str, Any]) -> None:
    bound = [row for row in fit["totals"] if row["binds"]]
    off = [row for row in bound if row["modelled"] != pytest.approx(row["official"], rel=EXACT)]
    assert off == []
    assert len(bound) > 1400


def test_every_country_and_year_with_domestic_flows_meets_one_total_by_road(
    fit: dict[str, Any], index: dict[str, Any]
) -> None:
    met = {
        (row["country"], str(row["year"]))
        for row in fit["totals"]
        if row["mode"] == "road" and row["quantity"].startswith("tonne_km") and row["binds"]
    }
    known = {(one, year) for year, own in index["known"]["road"].items() for one in own}
    assert known == met
    assert len(known) > 290


def test_domestic_freight_is_the_official_figure_where_that_is_what_it_counts(
    raw: dict[str, pd.DataFrame], tonnes: Array, index: dict[str, Any]
) -> None:
    parameters = to_parameters(raw["flow_parameters"])
    km = np.nan_to_num(np.asarray(read_flow_array(BUILT, "km"))[0])
    rows = raw["tonne_km"]
    rows = rows[rows["mode"] == "road"].set_index(["region_id", "year"])["value"]
    for at, year in enumerate(YEARS):
        work = by_pair(tonnes[0, at] * km, index)
        for country in index["known"]["road"][str(year)]:
            if parameters.value("road_counts", country, year) == 4:
                official = rows[country, year] * 1e6
                assert work.loc[country, country] == pytest.approx(official, rel=EXACT)


def test_countries_without_a_figure_have_no_flow_inside_and_a_reason(
    tonnes: Array, index: dict[str, Any], fit: dict[str, Any]
) -> None:
    told = {(row["mode"], row["year"], row["country"]) for row in fit["unknown"]}
    countries = np.array([code[:2] for code in index["region_ids"]])
    for number, mode in enumerate(MODES):
        for at, year in enumerate(YEARS):
            inside = np.isfinite(np.diag(tonnes[number, at]))
            for country in dict.fromkeys(countries):
                known = country in index["known"][mode][str(year)]
                assert inside[countries == country].any() == known
                assert ((mode, year, country) in told) != known


def test_rows_arrays_and_sums_are_one_and_the_same(tonnes: Array, index: dict[str, Any]) -> None:
    path: Path = BUILT / FLOWS / "flows.parquet"
    table = parquet.read_table(path).to_pandas()
    assert len(table) == (np.nan_to_num(tonnes) > 0).sum()
    order = ["mode", "year", "origin_id", "destination_id"]
    places = {
        "mode": MODES,
        "origin_id": index["region_ids"],
        "destination_id": index["region_ids"],
    }
    codes = [table[n].map({v: i for i, v in enumerate(places.get(n, YEARS))}) for n in order]
    cells = tonnes[tuple(one.to_numpy(dtype=int) for one in codes)]
    assert (cells == table["tonnes"]).all()
    flat = np.ravel_multi_index([one.to_numpy(dtype=int) for one in codes], tonnes.shape)
    assert (np.diff(flat) > 0).all()
    assert table["tonne_km"].to_numpy() == pytest.approx(table["tonnes"] * table["km"])
    assert (table["low_tonnes"] <= table["tonnes"]).all()
    assert (table["tonnes"] <= table["high_tonnes"]).all()
    assert set(table["status"]) == {"estimated"}


def test_regions_add_up_to_their_country_and_keep_within_their_ranges(tonnes: Array) -> None:
    table = parquet.read_table(BUILT / FLOWS / "region_ranges.parquet").to_pandas()
    for name in ("region_id", "mode", "quantity"):
        table[name] = table[name].astype(str)
    tiny = 1e-9 * table["value"].abs()
    assert (table["low"] <= table["value"] + tiny).all()
    assert (table["value"] <= table["high"] + tiny).all()
    table["country"] = table["region_id"].str[:2]
    summed = table[table["quantity"] != "tonnes_inside"]
    sums = summed.groupby(["level", "country", "mode", "year", "quantity"])["value"].sum()
    for level in (1, 2):
        pd.testing.assert_series_equal(sums[level], sums[0], check_names=False)


def test_the_table_in_the_method_is_the_one_of_the_build(
    fit: dict[str, Any], index: dict[str, Any]
) -> None:
    countries = sorted({code[:2] for code in index["region_ids"]})
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    stale = [line for line in fit_table(fit["totals"], countries) if line not in text]
    assert stale == []


def test_the_method_tells_how_many_flows_hang_on_a_missing_row(fit: dict[str, Any]) -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    counts = fit["unseen_partners"].values()
    assert [count for count in counts if f"{count:,}" not in text] == []
    assert f"({len(fit['runs'])} runs)" in text


def test_every_comparison_stands_in_the_method(fit: dict[str, Any]) -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    rows = [f"| {row['value']:,.0f} | {row['modelled']:,.0f} |" for row in fit["compared"]]
    assert [row for row in rows if row not in text] == []


def test_ranges_between_countries_hold_the_sum_and_are_narrower_than_its_cells(
    tonnes: Array, index: dict[str, Any]
) -> None:
    ranges = read_country_ranges(BUILT)
    cells_low, cells_high = (read_flow_array(BUILT, name) for name in ("low", "high"))
    for mode, year in np.ndindex(tonnes.shape[:2]):
        sums, least, most = (
            by_pair(part[mode, year], index).to_numpy() for part in (tonnes, cells_low, cells_high)
        )
        low, high = ranges.low[mode, year], ranges.high[mode, year]
        known, tiny = np.isfinite(low), 1e-9 * sums
        assert (np.isfinite(high) == known).all()
        assert (sums[~known] == 0).all()
        assert (low <= sums + tiny)[known].all()
        assert (high >= sums - tiny)[known].all()
        assert (low >= least - tiny)[known].all()
        assert (high <= most * (1 + 1e-9))[known].all()


def test_what_both_countries_publish_has_no_range() -> None:
    low, high = read_country_ranges(BUILT).of("PL", "DE", "road", 2019)
    assert (low, high) == pytest.approx((38_286_000, 38_286_000))
