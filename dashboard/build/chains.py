"""The step of the build that makes what transport chains need: factors, and railways' power."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.build.made import Made
from dashboard.build.route_countries import rail_shares
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.layer_files import read_layer
from dashboard.sources.network_arrays import read_network_arrays
from dashboard.sources.place_network import NETWORK_MODES, write_rail_countries
from dashboard.sources.route_lines import pack_lines, read_lines
from dashboard.sources.tables import read_tables

CHAIN_FACTORS = "chain_factors"
SMALL_REGIONS = 2


def build_chain_factors(settings: Settings, folder: Path) -> Made:
    """Write what the sources say of chains, the lines of routes, and the countries of railways."""
    rows = plain_rows(read_tables(settings.geodata, settings.audience)[CHAIN_FACTORS])
    places = read_network_arrays(folder, "places")["place_ids"].tolist()
    packed = pack_lines(folder, NETWORK_MODES, places)
    regions = read_layer(folder, "regions")
    found = rail_shares(
        read_lines(folder, NETWORK_MODES, places), regions[regions["level"] == SMALL_REGIONS]
    )
    return Made(
        files=[
            write_index(folder, CHAIN_FACTORS, rows),
            *packed,
            write_rail_countries(folder, *found),
        ]
    )


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON can hold them: None for what is not known."""
    return [
        {
            str(name): None if isinstance(cell, float) and math.isnan(cell) else cell
            for name, cell in row.items()
        }
        for row in table.to_dict("records")
    ]
