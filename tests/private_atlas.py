"""An atlas with secrets: figures, a table and a layer that only the organisation may see."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import brotli
import numpy as np
import pandas as pd
import pytest

from dashboard.build import work
from dashboard.build.geometry import COURSES
from dashboard.build.made import Made
from dashboard.layers.corridors import build_corridors
from dashboard.settings import Settings
from dashboard.sources import built as built_files
from dashboard.sources.built import write_json
from dashboard.sources.flow_files import FLOWS
from dashboard.sources.layer_files import read_layer, write_layer
from dashboard.sources.network_arrays import write_network_arrays
from dashboard.sources.network_files import write_network_frame
from dashboard.sources.place_network import NETWORK_MODES
from dashboard.sources.stamps import read_stamps
from dashboard.sources.tables import read_tables
from tests.tiny_flows import COUNTRIES, IDS, MODES, YEARS, write_flows

FROM_THE_BUILD = ("vendor", "codes", "regions", "basemap")
_LONG_TABLES = ("road_pairs", "region_population", "region_gdp")
_RANGES = ("region_id", "level", "year", "mode", "quantity", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only the organisation may see.

    Parameters
    ----------
    port_tonnes
        Of Hamburg in 2022, in thousand tonnes, as national statistics count.
    tonne_km
        Of Finland's roads in 2021, in million.
    connectivity
        Of Göteborg in 2022; the whole table is marked.
    cluster, place
        Name and place of a cluster; the whole layer is marked.
    jobs
        Of the same cluster.
    source
        Title of the source that only these stand in.
    """

    port_tonnes: str = "918273.645"
    tonne_km: str = "7654321.5"
    connectivity: str = "827364.51"
    cluster: str = "Geheimhafen"
    place: str = "Schweigenstadt"
    jobs: str = "736455"
    source: str = "Geheimbericht"


OTHERS = Secrets("11.5", "22.5", "33.5", "Lagunensee", "Redenstadt", "44", "Tagesblatt")


def plant(geodata: Path, secrets: Secrets, is_marked: bool = True) -> Settings:
    """Write the tables of the project with secrets in them, and return the settings for them."""
    shutil.copytree(Settings().raw, geodata / "raw")
    for table in _LONG_TABLES:  # only the flows need them, and here nobody does
        path = geodata / "raw" / f"{table}.csv"
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(True)[:40]))
    text = (Settings().geodata / "sources.toml").read_text(encoding="utf-8")
    for table in ("port_connectivity", "clusters") if is_marked else ():
        path = f'path = "raw/{table}.csv"\n'
        assert path in text
        text = text.replace(path, f'{path}access = "organisation"\n')
    (geodata / "sources.toml").write_text(text, encoding="utf-8")
    settings = replace(Settings(), geodata=geodata, data_dir=geodata / "var")
    _add(settings, "sources", f"geheim,Behörde,{secrets.source},,exact url")
    _add(settings, "port_series", _port_line(secrets), "DEHAM,2022,tonnes,national,")
    _add(
        settings,
        "tonne_km",
        f"FI,2021,road,{secrets.tonne_km},,confidential,geheim",
        "FI,2021,road,",
    )
    _add(
        settings,
        "port_connectivity",
        f"SEGOT,2022,{secrets.connectivity},,official,geheim",
        "SEGOT,2022,",
    )
    _add(settings, "clusters", _cluster_line(secrets))
    return settings


def _add(settings: Settings, table: str, line: str, instead_of: str = "") -> None:
    path = settings.raw / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    if instead_of:
        kept = [one for one in lines if not one.startswith(instead_of)]
        assert len(kept) == len(lines) - 1, (table, instead_of)
        lines = kept
    path.write_text("\n".join([*lines, line, ""]), encoding="utf-8")


def _port_line(secrets: Secrets) -> str:
    value = f"{secrets.port_tonnes},thousand_t,,confidential,told by {secrets.place},geheim"
    return f"DEHAM,2022,tonnes,national,{value}"


def _cluster_line(secrets: Secrets) -> str:
    where = "DE,53.55,10.0,1,secondary,geheim,DE600"
    facts = f",,,,,,,,,,,,,,{secrets.jobs},secondary,geheim"
    return f"C99,{secrets.cluster},{secrets.place},{where}{facts},secondary,geheim,"


def stub_slow_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the build take what is the same for all from the real one, and make tiny ways and flows.

    What is made of the tables is made as ever, and the tiny network has the places that the
    audience may see.
    """
    steps: dict[str, Callable[[Settings, Path], Made]] = {
        name: _from_the_build(name) for name in FROM_THE_BUILD
    }
    steps |= {"network": _tiny_network, "flows": _tiny_flows, "loads": _no_loads}
    monkeypatch.setattr(work, "WORK", dict(work.WORK) | steps)
    monkeypatch.setattr(built_files, "_brotli", lambda content: brotli.compress(content, quality=1))


def _from_the_build(name: str) -> Callable[[Settings, Path], Made]:
    def step(settings: Settings, folder: Path) -> Made:
        real = Settings().built
        made = read_stamps(real)[name]
        web = {logical: (real / "web" / file).read_bytes() for logical, file in made.web.items()}
        files = [file for file in made.files if not file.startswith("web/")]
        for file in files:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(real / file, folder / file)
        return Made(web, files)

    return step


def _tiny_network(settings: Settings, folder: Path) -> Made:
    tables = read_tables(settings.geodata, settings.audience)
    places = [f"port:{code}" for code in tables["ports"]["locode"]]
    places += [f"cluster:{code}" for code in tables["clusters"]["cluster_id"]]
    at_km = np.arange(len(places)) * 10.0
    km = np.abs(at_km[:, None] - at_km[None, :])
    region_km = np.abs(np.array([890.0, 30.0, 395.0])[:, None] - at_km[None, :])
    ways = dict.fromkeys(NETWORK_MODES, km)
    route = {"mode": "road", "from_id": places[1], "to_id": places[0], "line": ""}
    corridors = build_corridors(
        tables["corridors"], tables["corridor_nodes"], read_layer(folder, "regions")
    )
    files = [
        write_network_arrays(
            folder, "places", {"place_ids": places, **ways, "regions_to_places_road": region_km}
        ),
        write_network_arrays(folder, "distances", {"region_ids": IDS}),
        write_network_frame(folder, "routes", pd.DataFrame([route])),
        write_layer(folder, COURSES, corridors.assign(straight_pairs="")),
    ]
    return Made(files=files)


def _tiny_flows(settings: Settings, folder: Path) -> Made:
    write_flows(folder)
    axes = {"region_ids": IDS, "countries": COUNTRIES, "modes": MODES, "years": YEARS}
    known = {mode: {str(year): [] for year in YEARS} for mode in MODES}
    write_json(
        folder / FLOWS / "index.json", {k: list(v) for k, v in axes.items()} | {"known": known}
    )
    rows = [("SE12", "2", 2022, "road", "tonnes_loaded", 46e6, 40e6, 50e6)]
    pd.DataFrame(rows, columns=list(_RANGES)).to_parquet(folder / FLOWS / "region_ranges.parquet")
    names = [path.relative_to(folder).as_posix() for path in (folder / FLOWS).iterdir()]
    return Made(files=[*sorted(names), "index/sections.json"])


def _no_loads(settings: Settings, folder: Path) -> Made:
    return Made()
