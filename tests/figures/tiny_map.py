"""A tiny atlas for the tests of the map: three countries, one of them with a region, four ports."""

from __future__ import annotations

import math
from typing import Any

from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.cube import Cube, Figure
from dashboard.selection import Selection

SHARE = Selection("modal_split", 2022, "rail", "0")
TOTAL = Selection("tonne_km", 2022, "road", "0")
PORTS = Selection("port_tonnes", 2022, "", "place", "authority")
SUMS = Selection("port_tonnes", 2022, "", "3", "authority")
CLUSTERS = Selection("cluster_throughput", 2022, "", "place", "containers")


def region(code: str, level: int, parent: str | None = None) -> dict[str, Any]:
    return {
        **{"id": code, "name": f"own {code}", "name_latin": code, "level": level},
        **{"country": code[:2], "parent_id": parent, "neighbours": [], "is_overseas": False},
        **{"lon": 15.0, "lat": 60.0, "bounds": [10, 55, 20, 65]},
    }


def place(place_id: str, kind: str, lon: float, regions: list[str | None], **facts: Any) -> Any:
    code = place_id.partition(":")[2]
    return {
        **{"id": place_id, "kind": kind, "code": code, "name": f"{code} (note)"},
        **{"name_ascii": code, "country": "SE", "regions": regions, "lon": lon, "lat": 57.0},
        **{"precision_km": 0, "coord_status": "official", "source_id": "s", "facts": facts},
        **{"nearest_ports": [], "nearest_clusters": [], "corridors": []},
    }


def share(geo: str, value: float, year: int = 2022, status: str = "official") -> Figure:
    level = "eu" if geo.startswith("EU") else "0"
    return Figure(geo, level, year, "rail", "", value, "percent", status, "", "estat")


def goods(subject: str, value: float, level: str = "place", known: int = 0, out_of: int = 0) -> Any:
    status = "partial" if out_of else "secondary"
    row = (subject, level, 2022, "", "authority", value, "thousand_t", status, "", "press")
    return Figure(*row, known=known, out_of=out_of)


def tonne_km(geo: str, value: float) -> Figure:
    return Figure(geo, "0", 2022, "road", "", value, "million_tkm", "official", "", "itf")


def cluster(code: str, value: float) -> Figure:
    row = (f"cluster:{code}", "place", 2022, "", "containers", value, "teu", "secondary", "", "p")
    return Figure(*row)


CUBES = {
    "modal_split": Cube(
        [
            *(share("SE", 28.7), share("DE", 19.8), share("EU27_2020", 17.2)),
            *(share("UK", 9.1, year=2019), share("UK", math.nan, status="missing")),
        ],
        {"0|rail|": [0, 10, 20, 30, 40]},
        default_mode="rail",
    ),
    "tonne_km": Cube([tonne_km("SE", 47_900), tonne_km("DE", 191_600), tonne_km("UK", 0)]),
    "port_tonnes": Cube(
        [
            *(goods("port:SEGOT", 40_000), goods("port:G1", 90_000)),
            *(goods("SE232", 40_000, "3", 1, 2), goods("SE", 40_000, "0", 1, 2)),
        ]
    ),
    "cluster_throughput": Cube([cluster("C06", 100_000), cluster("C07", 400_000)]),
}


def tiny_atlas() -> Atlas:
    sweden = ["SE", "SE2", "SE23", "SE232"]
    return build_atlas(
        [
            *(region("SE", 0), region("DE", 0), region("UK", 0)),
            *(region("SE232", 3, "SE23"), region("SE123", 3, "SE12"), region("DE600", 3, "DE60")),
        ],
        [
            place("port:SEGOT", "port", 11.9, list(sweden)),
            place("port:SELYS", "port", 11.4, list(sweden)),
            place("port:SENRK", "port", 16.2, ["SE", "SE1", "SE12", "SE123"]),
            place("port:SEMMA", "port", 13.0, ["SE", "SE2", "SE22", None]),
            place("port:G1", "port_group", 13.1, [None] * 4, members=["port:SEMMA"]),
            place("cluster:C06", "cluster", 16.1, ["SE", "SE1", "SE12", "SE123"]),
            place("cluster:C07", "cluster", 13.1, list(sweden)),
            place("cluster:C08", "cluster", 13.2, list(sweden)),
        ],
        [
            {
                **{"id": "corridor:ETC-SCM", "code": "ETC-SCM", "name": "Scandinavian"},
                **{"modes": ["rail"], "source_id": "s", "bounds": [5, 35, 25, 61]},
                **{"branches": [], "ports": [], "clusters": []},
            }
        ],
        CUBES,
    )
