"""The step of the build that makes what transport chains need: factors, and railways' power."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.build.made import Made
from dashboard.build.route_countries import rail_shares
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.layer_files import read_layer
from dashboard.sources.place_network import (
    NETWORK_MODES,
    read_place_network,
    write_rail_countries,
)
from dashboard.sources.route_lines import FOLDER, ROUTES, pack_lines, read_lines
from dashboard.sources.tables import read_tables

CHAIN_FACTORS = "chain_factors"
SMALL_REGIONS = 2


def build_chain_factors(settings: Settings, folder: Path) -> Made:
    """Write what the sources say of chains, the lines of routes, and the countries of railways.

    The last two are left out as long as the routes between places are not built.
    """
    rows = plain_rows(read_tables(settings.raw)[CHAIN_FACTORS])
    files = [write_index(folder, CHAIN_FACTORS, rows)]
    network = read_place_network(folder)
    if network is not None and (folder / FOLDER / ROUTES).is_file():
        files += pack_lines(folder, NETWORK_MODES, network.place_ids)
        network = replace(network, lines=read_lines(folder, NETWORK_MODES, network.place_ids))
        regions = read_layer(folder, "regions")
        found = rail_shares(network, regions[regions["level"] == SMALL_REGIONS])
        files.append(write_rail_countries(folder, *found))
    return Made(files=files)


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON can hold them: None for what is not known."""
    return [
        {
            str(name): None if isinstance(cell, float) and math.isnan(cell) else cell
            for name, cell in row.items()
        }
        for row in table.to_dict("records")
    ]
