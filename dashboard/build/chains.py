"""The step of the build that hands the factors of transport chains to the server."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.build.made import Made
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.tables import read_tables

CHAIN_FACTORS = "chain_factors"


def build_chain_factors(settings: Settings, folder: Path) -> Made:
    """Write what the sources say of cost, speed, handling and intensity."""
    rows = plain_rows(read_tables(settings.raw)[CHAIN_FACTORS])
    return Made(files=[write_index(folder, CHAIN_FACTORS, rows)])


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON can hold them: None for what is not known."""
    return [
        {
            str(name): None if isinstance(cell, float) and math.isnan(cell) else cell
            for name, cell in row.items()
        }
        for row in table.to_dict("records")
    ]
