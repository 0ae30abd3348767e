"""Flows and loads leave where a map shows them, as they are shown, and nowhere else."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.publish.files.flow_files import flows_csv, loads_csv
from dashboard.publish.freezing import data_files
from dashboard.selection import Selection
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded
from tests.publish.tiny_release import release


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def flows(*states: Selection) -> list[dict[str, str]]:
    return rows(flows_csv(release(*states, atlas=FLOW_ATLAS)))


def test_a_region_tells_what_it_sends_what_it_receives_and_what_stays_inside() -> None:
    found = {(one["origin_id"], one["destination_id"]): one for one in flows(flowing("SE12"))}
    sent, inside = found["SE12", "SE23"], found["SE12", "SE12"]
    assert (sent["tonnes"], sent["kind"], sent["status"]) == ("4123000", "pair", "estimated")
    assert (inside["tonnes"], inside["kind"]) == ("40000000", "inside")
    assert sent["origin_name_en"] == "Östra Mellansverige"
    assert ("SE23", "SE12") in found
    assert ("DE60", "SE23") not in found


def test_without_a_region_the_flows_between_countries_are_told() -> None:
    found = {(one["origin_id"], one["destination_id"]): one for one in flows(flowing())}
    assert ("DE", "SE") in found
    assert found["DE", "SE"]["origin_name_sv"] == "Tyskland"
    assert all(len(origin) in (0, 2) for origin, _ in found)


def test_what_is_not_known_is_empty_and_says_so() -> None:
    blank = [one for one in flows(flowing("SE23")) if one["destination_id"] == "DE60"]
    for one in blank:
        assert (one["tonnes"], one["status"], one["source_id"]) == ("", "missing", "")
    assert blank


def test_every_known_flow_has_source_and_caution() -> None:
    for one in flows(flowing("SE12", mode="rail"), flowing("SE12", mode="road")):
        if one["tonnes"]:
            assert "itf-trends-freight" in one["source_id"]
            assert one["caution"].startswith("The range is what other assumptions give.")


def test_the_loads_of_a_corridor_are_told_section_by_section() -> None:
    found = rows(loads_csv(release(loaded("corridor:ETC-SCM"), atlas=FLOW_ATLAS)))
    first = found[0]
    assert (first["section_id"], first["from_node"], first["to_node"]) == ("S1", "Oslo", "Göteborg")
    assert (first["tonnes"], first["through_tonnes"], first["length_km"]) == (
        *("20000000", "12000000"),
        "293.4",
    )
    assert {one["section_id"] for one in found} == {"S1", "S2"}


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (flowing("SE12"), {"flows.csv"}),
        (loaded("corridor:ETC-SCM"), {"corridor_load.csv"}),
        (loaded("SE12"), set()),
        (flowing("SE12", layers=()), set()),
        (flowing("SE12", year=1990), set()),
    ],
)
def test_a_file_is_there_only_where_a_map_shows_it(state: Selection, names: set[str]) -> None:
    made = data_files(release(state, atlas=FLOW_ATLAS), FLOW_ATLAS, None)
    assert {"flows.csv", "corridor_load.csv"} & set(made) == names


def test_several_years_are_told_once_each() -> None:
    found = flows(flowing("SE12"), flowing("SE12", year=2021))
    keys = [(one["year"], one["origin_id"], one["destination_id"], one["kind"]) for one in found]
    assert len(keys) == len(set(keys))
    assert {year for year, *_ in keys} == {"2021", "2022"}
