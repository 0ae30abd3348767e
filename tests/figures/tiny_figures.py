"""A tiny atlas for the tests of the panel: Sweden with a region and ports, Germany, a cluster."""

from __future__ import annotations

import math
from typing import Any

from dashboard.measures.atlas import Atlas, Source, build_atlas
from dashboard.measures.catalogue import make_cubes
from dashboard.measures.cube import EU, Figure
from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.selection import Selection
from dashboard.words import speak

WORDS = speak("en")
UNKNOWN = math.nan
MEASURES_BY_UNIT = {"percent": "estat", "million_tkm": "itf", "index": "unctad"}
SPANS = {"road": (60.0, 0.5), "rail": (40.0, -0.5)}


def figure(subject: str, year: int, value: float, unit: str = "percent", **changes: Any) -> Figure:
    """Return an official figure of a country by rail, with what is changed."""
    source = MEASURES_BY_UNIT.get(unit, "press")
    row = Figure(subject, "0", year, "rail", "", value, unit, "official", "", source)
    return row._replace(**changes)


def series(*values: float | None, first: int = 2010, breaks: tuple[int, ...] = (), **changes: Any):
    """Return figures of Sweden by rail in following years; None leaves a year out."""
    return tuple(
        figure("SE", first + at, value, **({"flag": "b"} if first + at in breaks else {}))._replace(
            **changes
        )
        for at, value in enumerate(values)
        if value is not None
    )


def selected(*subjects: str, measure: str = "modal_split", year: int = 2022, **changes: Any):
    """Return a selection of the map of rail shares by country, with what is changed."""
    mode = "rail" if measure in ("modal_split", "tonne_km", "emissions", "energy") else ""
    asked = Selection(measure, year, mode, "0" if mode else "place", selected=subjects)
    if measure in ("port_tonnes", "port_teu"):
        asked = asked.showing(definition="authority")
    if measure == "cluster_throughput":
        asked = asked.showing(definition="containers")
    return asked.showing(**changes)


def _shares() -> list[Figure]:
    rows = []
    for year in range(2012, 2024):
        for mode, (start, step) in SPANS.items():
            value = start + step * (year - 2012)
            rows.append(figure("SE", year, value, mode=mode))
            whole = figure(EU, year, 80.0 if mode == "road" else 20.0, mode=mode, level="eu")
            rows.append(whole._replace(status="estimated", flag="e"))
    rows += [figure("DE", 2022, 20.0), figure("DE", 2022, 80.0, mode="road")]
    return [*rows, figure("UK", 2019, 9.1), figure("UK", 2022, UNKNOWN, status="missing")]


def _volumes() -> list[Figure]:
    unit = "million_tkm"
    road = [figure("SE", year, 30_000.0 + 1000 * (year - 2012), unit) for year in range(2012, 2024)]
    rail = [figure("SE", year, 20_000.0, unit) for year in range(2012, 2024) if year != 2016]
    rail = [row._replace(flag="b") if row.year == 2020 else row for row in rail]
    return [*(row._replace(mode="road") for row in road), *rail]


def _emitted(measure_unit: str, each: float) -> list[Figure]:
    return [
        row._replace(
            value=row.value * each * (0.01 if row.mode == "rail" else 1),
            unit=measure_unit,
            status="estimated",
            source_id="itf|factors",
            wtt=row.value * each * 0.2,
            ttw=row.value * each * 0.8,
        )
        for row in _volumes()
        if row.year >= 2021
    ]


def _port(place: str, year: int, value: float, definition: str = "authority") -> Figure:
    changes = {"level": "place", "mode": "", "definition": definition, "status": "secondary"}
    return figure(place, year, value, "thousand_t", **changes)


def _sums() -> list[Figure]:
    changes = {"mode": "", "definition": "authority", "status": "partial", "known": 1, "out_of": 2}
    return [
        figure(region, 2022, 40_500.0, "thousand_t", level=level, **changes)
        for level, region in (("0", "SE"), ("1", "SE2"), ("2", "SE23"), ("3", "SE232"))
    ]


def _cluster(year: int, value: float, definition: str, unit: str) -> Figure:
    changes = {"level": "place", "mode": "", "definition": definition, "status": "secondary"}
    return figure("cluster:C06", year, value, unit, **changes)


ROWS = {
    "modal_split": _shares(),
    "tonne_km": _volumes(),
    "emissions": _emitted("kt_co2e", 0.125),
    "energy": _emitted("tj", 1.4),
    "port_tonnes": [
        *(_port("port:SEGOT", 2021, 40_000.0), _port("port:SEGOT", 2022, 40_500.0)),
        *(_port("port:SEGOT", 2022, 36_000.0, "eurostat"), *_sums()),
    ],
    "port_connectivity": [
        figure("port:SEGOT", 2022, 158.4, "index", level="place", mode=""),
        figure("port:SEMMA", 2022, 200.0, "index", level="place", mode=""),
    ],
    "cluster_throughput": [
        *(_cluster(2019, 90_000.0, "containers", "teu"), _cluster(2021, 1e5, "containers", "teu")),
        *(
            _cluster(2021, 2.5, "goods", "million_t"),
            _cluster(2021, 1.5, "goods_rail", "million_t"),
        ),
    ],
}


def _region(code: str, name: str, level: int, parent: str | None) -> dict[str, Any]:
    return {
        **{"id": code, "name": name, "name_latin": name, "level": level, "country": code[:2]},
        **{"parent_id": parent, "neighbours": [], "is_overseas": False, "lon": 15.0, "lat": 60.0},
        "bounds": [10, 55, 20, 65],
    }


def _place(place_id: str, kind: str, name: str, regions: list[str | None], **changes: Any) -> Any:
    return {
        **{"id": place_id, "kind": kind, "code": place_id.partition(":")[2], "name": name},
        **{"name_ascii": name, "country": "SE", "regions": regions, "lon": 12.0, "lat": 57.0},
        **{
            "precision_km": 2,
            "coord_status": "official",
            "source_id": "estat-portlist",
            "facts": {},
        },
        **{"nearest_ports": [], "nearest_clusters": [], "corridors": []},
        **changes,
    }


WEST = ["SE", "SE2", "SE23", "SE232"]
PLACES = [
    _place(
        *("port:SEGOT", "port", "Göteborg", WEST),
        facts={"type": "sea+inland", "sea": "North Sea", "tent_class": "Core"},
        nearest_ports=[["port:SEMMA", 242.5]],
        nearest_clusters=[["cluster:C06", 269.4]],
        corridors=[["corridor:ETC-SCM", "secondary"]],
    ),
    _place("port:SEMMA", "port", "Malmö", ["SE", None, None, None], precision_km=0),
    _place("port:G1", "port_group", "West", WEST, facts={"members": ["port:SEGOT"]}),
    _place(
        *("cluster:C06", "cluster", "Norrköping", ["SE", None, None, None]),
        facts={
            **{"place": "Händelö", "modes": ["rail", "road"], "modes_status": "secondary"},
            **{"area_ha": 120.5, "area_status": "official", "companies": None},
        },
        corridors=[["corridor:ETC-SCM", "unconfirmed"]],
    ),
]
NODES = [{"name": name, "country": code} for name, code in (("Oslo", "NO"), ("Göteborg", "SE"))]
CORRIDOR = {
    **{"id": "corridor:ETC-SCM", "code": "ETC-SCM", "name": "Scandinavian", "modes": ["rail"]},
    **{"source_id": "estat", "bounds": [10, 57, 12, 60]},
    "branches": [{"name": "Oslo-Göteborg", "nodes": NODES}],
    **{"ports": [["port:SEGOT", "secondary"]], "clusters": [["cluster:C06", "unconfirmed"]]},
}


def _factors() -> Factors:
    years = (2018, 2024, "official", "", "factors", "used", "lorry")
    rows = [
        FactorRow(f"road-{part}", "road", f"intensity_{part}", "diesel", value, "gCO2e/tkm", *years)
        for part, value in (("wtt", 25.0), ("ttw", 100.0))
    ]
    return Factors(rows, [GridRow("SE", 2022, 45.0, "", "official", "factors")])


def tiny_atlas() -> Atlas:
    """Return the atlas; it is cheap to make and never changed."""
    regions = [
        *(_region("DE", "Deutschland", 0, None), _region("SE", "Sverige", 0, None)),
        *(_region("UK", "United Kingdom", 0, None), _region("SE2", "Södra Sverige", 1, "SE")),
        *(_region("SE23", "Västsverige", 2, "SE2"), _region("SE232", "Västra Götaland", 3, "SE23")),
    ]
    suppliers = {"estat": "Eurostat", "itf": "OECD/ITF", "press": "A newspaper", "unctad": "UNCTAD"}
    suppliers["estat-portlist"] = "Eurostat"
    sources = {
        key: Source(key, supplier, f"Title of {key}", "where", "exact", "Reuse allowed")
        for key, supplier in {**suppliers, "factors": "A guide"}.items()
    }
    return build_atlas(regions, PLACES, [CORRIDOR], make_cubes(ROWS, {}), sources, _factors())


ATLAS = tiny_atlas()
