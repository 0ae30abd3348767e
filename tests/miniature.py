"""A built folder in miniature: two countries, three ports, a cluster, a few figures."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from flask import Flask

from dashboard.build.chains import CHAIN_FACTORS, plain_rows
from dashboard.figures.drawn_base import DrawnBase
from dashboard.measures.atlas import Atlas, Source, build_atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.corridor_load import CorridorLoads
from dashboard.measures.cube import UNKNOWN, Figure
from dashboard.measures.flows import FlowCube
from dashboard.measures.table import long_table
from dashboard.pages import (
    cluster_network,
    compression,
    connections,
    data_addresses,
    documents,
    failures,
    files,
    flow_addresses,
    health,
    security,
)
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.site import make_site
from dashboard.settings import Settings
from dashboard.sources.built import (
    WEB,
    make_folders,
    read_figures,
    read_index,
    read_web_index,
    web_files,
    write_figures,
    write_index,
    write_web,
    write_web_index,
)
from dashboard.sources.built_query import FigureTables
from dashboard.sources.chain_factors import read_chain_factors
from dashboard.sources.flow_cube import read_flow_cube
from dashboard.sources.flow_query import FlowTable
from dashboard.sources.manifest import Manifest, SourceFile
from dashboard.sources.network_arrays import write_network_arrays
from dashboard.sources.network_files import write_network_frame
from dashboard.sources.place_network import (
    NETWORK_MODES,
    read_place_network,
    write_rail_countries,
)
from dashboard.sources.route_lines import pack_lines
from dashboard.sources.section_files import read_section_loads, read_sections
from tests.tiny_flows import IDS, write_flows

YEARS = (2021, 2022)
SOURCES = {
    "estat": Source("estat", "Eurostat", "Modal split", "tran_hv_frmod", "exact", "Reuse allowed"),
    "press": Source("press", "A newspaper", "Ports & trains", "", "article not kept"),
}
_REGIONS = (
    ("DE", "Deutschland", 0, None),
    ("SE", "Sverige", 0, None),
    ("SE1", "Östra Sverige", 1, "SE"),
    ("SE12", "Östra Mellansverige", 2, "SE1"),
    ("SE123", "Östergötlands län", 3, "SE12"),
)
_PLACES = (
    ("port:DEHAM", "port", "Hamburg", ("DE", None, None, None)),
    ("port:SENRK", "port", "Norrköping", ("SE", "SE1", "SE12", "SE123")),
    ("port:SEGOT", "port", "Göteborg", ("SE", None, None, None)),
    ("cluster:C06", "cluster", "Katrineholm", ("SE", "SE1", "SE12", None)),
)
_POINT = {"type": "Point", "coordinates": [15.6, 58.4]}


@dataclass(frozen=True)
class Miniature:
    """A small atlas and the folder it was read from.

    Parameters
    ----------
    built
        The folder, as the build writes it.
    atlas, tables
        What the server holds.
    """

    built: Path
    atlas: Atlas
    tables: FigureTables


def make_miniature(folder: Path) -> Miniature:
    """Write a built folder and read it again, as the server does when it starts."""
    make_folders(folder)
    _write_web(folder)
    write_index(folder, "regions", [_region(*row) for row in _REGIONS])
    write_index(folder, "places", [_place(*row) for row in _PLACES])
    write_index(folder, "corridors", [_corridor()])
    write_index(folder, CHAIN_FACTORS, plain_rows(read_chain_factors(Settings().raw, {})))
    _write_network(folder)
    for key in MEASURES:
        write_figures(folder, key, long_table(figures_of(key)))
    write_flows(folder)
    return read_miniature(folder)


def read_miniature(folder: Path) -> Miniature:
    """Return the atlas of a built folder."""
    rows = {key: read_figures(folder, key) for key in MEASURES}
    tables = (read_index(folder, name) for name in ("regions", "places", "corridors"))
    atlas = replace(
        build_atlas(*tables, make_cubes(rows, {}), SOURCES),
        flows=FlowCube(read_flow_cube(folder)),
        loads=CorridorLoads(read_sections(folder), read_section_loads(folder)),
        other_editions={"SE09": 2003, "PT1A": 2024},
    )
    return Miniature(folder, atlas, FigureTables(folder, MEASURES))


def make_server(mini: Miniature, script_hashes: tuple[str, ...] = ()) -> Flask:
    """Return a server with every plain address, and with Dash's path for everything else."""
    server = Flask("miniature", static_folder=None)
    index, web = read_web_index(mini.built), web_files(mini.built)
    site = make_site(index, lambda name: f"/assets/{name}")
    file = SourceFile("raw/a.csv", "Title", "Supplier", "Licence", "", "", DAY, "0" * 64)
    compression.configure_compression(server)
    files.register(server, web)
    flow_addresses.register(server, mini.atlas, FlowTable(mini.built))
    desk = make_chain_desk(mini)
    data_addresses.register(server, mini.atlas, mini.tables, index, web, desk)
    connections.register(server, connections.ConnectionsPage(desk, site, DrawnBase()))
    flows = read_flow_cube(mini.built)
    cluster_network.register(server, cluster_network.NetworkPage(desk, flows, site, DrawnBase()))
    documents.register(server, mini.atlas, mini.tables, site, Manifest((file,), ()))
    health.register(server, mini.atlas, mini.tables)
    failures.register(server, site)
    security.register(server, script_hashes)
    server.add_url_rule("/", "/", lambda: "the atlas")
    server.add_url_rule("/<path:path>", "/<path:path>", lambda path: "the atlas")
    return server


def make_chain_desk(mini: Miniature) -> ChainDesk:
    """Return what connections of the miniature are answered from."""
    factors = ChainFactors(read_index(mini.built, CHAIN_FACTORS))
    return ChainDesk(mini.atlas, read_place_network(mini.built), factors)


def _write_network(folder: Path) -> None:
    """Write ways between the places: road and rail join all but Hamburg, the sea the ports."""
    places = [row[0] for row in _PLACES]
    at_km = np.array([900.0, 40.0, 400.0, 0.0])
    km = np.abs(at_km[:, None] - at_km[None, :])
    sea, land = np.array([True, True, True, False]), np.array([False, True, True, True])
    served = {"road": land | sea, "rail": land, "inland_waterway": land & sea & ~land, "sea": sea}
    ways = {mode: np.where(np.outer(on, on), km, np.nan) for mode, on in served.items()}
    region_km = np.abs(np.array([890.0, 30.0, 395.0])[:, None] - at_km[None, :])
    write_network_arrays(
        folder, "places", {"place_ids": places, **ways, "regions_to_places_road": region_km}
    )
    write_network_arrays(folder, "distances", {"region_ids": IDS})
    route = {"mode": "road", "from_id": "port:SEGOT", "to_id": "port:SENRK", "line": ""}
    write_network_frame(folder, "routes", pd.DataFrame([route]))
    pack_lines(folder, NETWORK_MODES, places)
    in_sweden = np.where(np.isnan(ways["rail"]), 0.0, 1.0)[:, :, None]
    write_rail_countries(folder, ("SE",), in_sweden.astype(np.float32))


DAY = datetime.date(2026, 11, 14)


def figures_of(measure: str) -> list[Figure]:
    """Return the figures of one measure of the miniature."""
    if measure == "modal_split":
        return _shares()
    if measure in ("port_tonnes", "port_teu"):
        return _throughput(MEASURES[measure].unit)
    if measure == "port_connectivity":
        return [_figure("port:SEGOT", "place", year, 41.5, "index") for year in YEARS]
    if measure == "cluster_throughput":
        row = _figure("cluster:C06", "place", 2022, 30_000.0, "teu")
        return [row._replace(definition="containers", status="secondary", source_id="press")]
    parts = {"wtt": 0.1, "ttw": 0.2} if measure == "emissions" else {}
    unit, usual = MEASURES[measure].unit, MEASURES[measure].usual_definitions
    parts |= {"definition": usual["0"]} if usual else {}
    return [
        _figure(country, "0", year, 0.1 + 0.2, unit, "road")._replace(**parts)
        for country in ("DE", "SE")
        for year in YEARS
    ]


def _figure(subject: str, level: str, year: int, value: float, unit: str, mode: str = "") -> Figure:
    return Figure(subject, level, year, mode, "", value, unit, "official", "", "estat")


def _shares() -> list[Figure]:
    values = {"DE": (19.1, 19.8), "SE": (28.9, 28.7)}
    rail = [
        _figure(country, "0", year, value, "percent", "rail")
        for country, shares in values.items()
        for year, value in zip(YEARS, shares, strict=True)
    ]
    unknown = _figure("SE", "0", 2022, UNKNOWN, "percent", "inland_waterway")
    broken = _figure("DE", "0", 2022, 73.6, "percent", "road")
    return [
        *rail,
        _figure("EU27_2020", "eu", 2022, 17.2, "percent", "rail")._replace(status="estimated"),
        unknown._replace(status="missing"),
        _figure("DE", "0", 2021, 0.0, "percent", "inland_waterway"),
        broken._replace(flag="b"),
    ]


def _throughput(unit: str) -> list[Figure]:
    def row(subject: str, level: str, value: float, definition: str) -> Figure:
        return _figure(subject, level, 2022, value, unit)._replace(definition=definition)

    total = {"status": "partial", "known": 1, "out_of": 2}
    return [
        row("port:SEGOT", "place", 40_500.0, "authority"),
        row("port:DEHAM", "place", 119_900.0, "authority")._replace(source_id="estat|press"),
        row("port:SENRK", "place", 3_800.0, "eurostat"),
        row("SE", "0", 40_500.0, "authority")._replace(**total),
    ]


def _region(code: str, name: str, level: int, parent: str | None) -> dict[str, Any]:
    return {
        "id": code,
        "name": name,
        "name_latin": name,
        "level": level,
        "country": code[:2],
        "parent_id": parent,
        "neighbours": [],
        "lon": 15.6,
        "lat": 58.4,
        "bounds": [11.0, 55.0, 24.0, 69.0],
        "is_overseas": False,
    }


def _place(code: str, kind: str, name: str, regions: tuple[str | None, ...]) -> dict[str, Any]:
    return {
        "id": code,
        "kind": kind,
        "code": code.split(":")[1],
        "name": name,
        "name_ascii": name,
        "country": regions[0],
        "regions": list(regions),
        "lon": 15.6,
        "lat": 58.4,
        "precision_km": 2 if kind == "cluster" else 0,
        "coord_status": "official",
        "source_id": "estat",
        "facts": {},
        "nearest_ports": [],
        "nearest_clusters": [],
        "corridors": [],
    }


def _corridor() -> dict[str, Any]:
    return {
        "id": "corridor:ETC-SCM",
        "code": "ETC-SCM",
        "name": "Scandinavian - Mediterranean",
        "modes": ["rail"],
        "source_id": "estat",
        "bounds": [10.0, 37.0, 25.0, 65.0],
        "branches": [],
        "ports": [],
        "clusters": [],
    }


def _write_web(built: Path) -> None:
    names = [f"regions-{level}.geojson" for level in range(4)]
    names += [f"layer-{layer}.geojson" for layer in ("ports", "clusters", "corridors")]
    contents = {name: _features(name) for name in names}
    contents["maplibre-gl.mjs"] = b"export const version = '6';\n" * 40
    contents["source-sans-3-latin-400.woff2"] = b"wOF2" + bytes(600)
    web = built / WEB
    index = {name: write_web(web, name, content) for name, content in contents.items()}
    write_web_index(built, index)


def _features(name: str) -> bytes:
    feature = {"type": "Feature", "id": name, "properties": {"id": name}, "geometry": _POINT}
    return json.dumps({"type": "FeatureCollection", "features": [feature] * 20}).encode()
