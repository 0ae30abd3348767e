"""Ports' figures stand by definition; sums say how many ports they know."""

from __future__ import annotations

from typing import Any

from dashboard.measures.atlas import Atlas, Place
from dashboard.measures.cube import Cube
from dashboard.measures.ports import (
    explain_tonnes,
    port_connectivity,
    port_figures,
    register_of,
    register_of_atlas,
)
from dashboard.measures.raw import ConnectivityRow, GroupRow, PortRow, PortSeriesRow, Tables

PORTS = (
    PortRow("SEGOT", "SE", "SE232"),
    PortRow("SENRK", "SE", "SE123"),
    PortRow("FRLEH", "FR", "FRD22"),
    PortRow("FRURO", "FR", "FRD22"),
    PortRow("XXNEW", "SE", ""),
)
GROUPS = (GroupRow("FR001", "FRLEH|FRURO", "Paris"),)


def row(code: str, value: float, definition: str = "authority", **other: Any) -> PortSeriesRow:
    cells = {"indicator": "tonnes", "unit": "thousand_t", "year": 2022, "status": "secondary"}
    cells |= {"locode": code, "value": value, "definition": definition, "flag": ""}
    return PortSeriesRow(**(cells | {"source_id": f"s-{code}"} | other))


TABLES = Tables(
    ports=PORTS,
    port_groups=GROUPS,
    port_series=(
        row("SEGOT", 40_000.0),
        row("SENRK", 4_000.0, status="official"),
        row("SEGOT", 37_000.0, "eurostat"),
        row("FR001", 85_000.0),
        row("SEGOT", 885_000.0, indicator="teu", unit="TEU"),
    ),
    port_connectivity=(ConnectivityRow("SEGOT", 2022, 320.5, "", "official", "plsci"),),
)


def test_definitions_are_never_mixed() -> None:
    found = port_figures(TABLES, "tonnes", "thousand_t")
    sums = {
        (figure.subject_id, figure.definition): figure.value
        for figure in found
        if figure.level == "0"
    }
    assert sums == {
        ("SE", "authority"): 44_000.0,
        ("SE", "eurostat"): 37_000.0,
        ("FR", "authority"): 85_000.0,
    }


def test_a_sum_is_partial_and_tells_its_ports_and_sources() -> None:
    found = port_figures(TABLES, "tonnes", "thousand_t")
    (sweden,) = (f for f in found if (f.subject_id, f.definition) == ("SE", "authority"))
    assert (sweden.status, sweden.known, sweden.out_of) == ("partial", 2, 3)
    assert sweden.source_ids == ("s-SEGOT", "s-SENRK")


def test_a_port_keeps_its_status_and_is_no_sum() -> None:
    first, second, *_ = port_figures(TABLES, "tonnes", "thousand_t")
    assert first[:5] == ("port:SEGOT", "place", 2022, "", "authority")
    assert (first.status, first.known, first.out_of) == ("secondary", 0, 0)
    assert second.status == "official"


def test_regions_without_a_known_port_have_no_sum() -> None:
    found = {figure.subject_id for figure in port_figures(TABLES, "tonnes", "thousand_t")}
    assert {"SE2", "SE23", "SE232", "SE1", "SE12", "SE123", "FR"} < found
    assert "FRD" not in found


def test_containers_are_figures_of_their_own() -> None:
    found = port_figures(TABLES, "teu", "teu")
    assert {figure.value for figure in found} == {885_000.0}
    assert {figure.unit for figure in found} == {"teu"}


def test_connectivity_is_never_summed() -> None:
    (figure,) = port_connectivity(TABLES)
    assert (figure.subject_id, figure.level, figure.unit) == ("port:SEGOT", "place", "index")


def test_a_port_without_a_region_counts_for_its_country_only() -> None:
    assert register_of(PORTS, GROUPS).regions["port:XXNEW"] == ("SE", None, None, None)


def place(code: str, kind: str, regions: tuple[str | None, ...], **facts: Any) -> Place:
    return Place(
        *(f"port:{code}", kind, code, code.title(), code, regions[0] or "", regions),
        *(11.9, 57.7, 0, "official", "estat", facts, (), (), ()),
    )


def atlas() -> Atlas:
    register = register_of(PORTS, GROUPS)
    places = [
        place(p.locode, "port", register.regions[f"port:{p.locode}"], tent_class="core")
        for p in PORTS
    ]
    members = ["port:FRLEH", "port:FRURO"]
    group = place("FR001", "port_group", ("FR",), members=members, other_members=["Paris"])
    cube = Cube(port_figures(TABLES, "tonnes", "thousand_t"))
    by_id = {p.place_id: p for p in [*places, group]}
    return Atlas({}, by_id, {}, {"port_tonnes": cube})


def test_the_atlas_knows_the_same_register_as_the_tables() -> None:
    assert register_of_atlas(atlas()) == register_of(PORTS, GROUPS)


def test_a_sum_is_explained_by_its_ports_the_largest_first() -> None:
    known = atlas()
    figure = known.cubes["port_tonnes"].figure("SE", 2022, "", "authority")
    assert figure is not None
    told = explain_tonnes(figure, known)
    assert [(part.subject_id, part.value, part.status) for part in told.inputs] == [
        ("port:SEGOT", 40_000.0, "secondary"),
        ("port:SENRK", 4_000.0, "official"),
    ]
    assert told.steps[0].numbers == {"known": 2, "out_of": 3, "value": 44_000.0}
    assert "not the region's total" in told.cautions[0]


def test_a_group_in_a_sum_is_told() -> None:
    known = atlas()
    figure = known.cubes["port_tonnes"].figure("FR", 2022, "", "authority")
    assert figure is not None
    assert any("port group" in caution for caution in explain_tonnes(figure, known).cautions)


def test_a_single_port_is_explained_as_published() -> None:
    known = atlas()
    figure = known.cubes["port_tonnes"].figure("port:SEGOT", 2022, "", "authority")
    assert figure is not None
    told = explain_tonnes(figure, known)
    assert [part.source_id for part in told.inputs] == ["s-SEGOT"]
    assert any("press" in caution for caution in told.cautions)
