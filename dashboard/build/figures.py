"""The step of the build that makes the figures of every measure."""

from __future__ import annotations

from pathlib import Path

from dashboard.build.made import Made
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.classes import breaks
from dashboard.measures.raw import RAW_TABLES, gather
from dashboard.measures.table import long_table
from dashboard.settings import Settings
from dashboard.sources.built import write_figures, write_index
from dashboard.sources.tables import read_tables


def build_figure_tables(settings: Settings, folder: Path) -> Made:
    """Make the long table of each measure, the class limits, and the factors and sources."""
    raw = read_tables(settings.raw)
    tables = gather({name: raw[name] for name in RAW_TABLES})
    limits, files = {}, []
    for key, measure in MEASURES.items():
        figures = long_table(measure.build(tables))
        limits[key] = breaks(figures, measure)
        files.append(write_figures(folder, key, figures))
    indexes = {
        "breaks": limits,
        "factors": tables.factors.as_json(),
        "sources": raw["sources"].to_dict("records"),
    }
    files += [write_index(folder, name, content) for name, content in indexes.items()]
    return Made(files=files)
