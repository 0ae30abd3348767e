"""The step of the build that makes the figures of every measure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.build.fetched_ports import with_fetched_ports
from dashboard.build.made import Made
from dashboard.build.served import fetched_source, read_served
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.classes import breaks
from dashboard.measures.raw import RAW_TABLES, CountryRow, gather, typed_rows
from dashboard.measures.table import long_table
from dashboard.settings import Settings
from dashboard.sources.built import read_index, write_figures, write_index
from dashboard.sources.fetched import FetchedTable, read_fetched, read_record
from dashboard.sources.manifest import Manifest, read_manifest
from dashboard.sources.tables import read_tables

SOURCES = "sources"
FETCHED_LICENCE = "Eurostat: reuse with attribution"


def build_figure_tables(settings: Settings, folder: Path) -> Made:
    """Make the long table of each measure, the class limits, and the factors and sources."""
    raw = read_tables(settings.geodata, settings.audience)
    regions = frozenset(row["id"] for row in read_index(folder, "regions"))
    fetched = read_fetched(settings.geodata)
    national = typed_rows(raw["tonne_km"], CountryRow, "tonne_km")
    served = read_served(folder, fetched, regions, national)
    raw["port_series"] = with_fetched_ports(raw["port_series"], fetched)
    tables = gather({name: raw[name] for name in RAW_TABLES}, served)
    limits, files = {}, []
    for key, measure in MEASURES.items():
        figures = long_table(measure.build(tables))
        limits[key] = breaks(figures, measure)
        files.append(write_figures(folder, key, figures))
    indexes = {
        "breaks": limits,
        "factors": tables.factors.as_json(),
        "sources": [
            *licensed(raw, read_manifest(settings.geodata).seen_by(settings.audience)),
            *fetched_sources(read_record(settings.geodata)),
        ],
    }
    files += [write_index(folder, name, content) for name, content in indexes.items()]
    return Made(files=files)


def fetched_sources(record: Mapping[str, FetchedTable]) -> list[dict[str, Any]]:
    """Return the tables that the user fetched as sources, each with the day on which it came."""
    return [
        {
            "source_id": fetched_source(code),
            "supplier": table.supplier,
            "title": f"{table.title} ({code}), {table.fetched_on[:10]}",
            "locator": table.address,
            "precision": "exact url",
            "licence": FETCHED_LICENCE,
        }
        for code, table in record.items()
    ]


def licensed(raw: Mapping[str, pd.DataFrame], manifest: Manifest) -> list[dict[str, Any]]:
    """Return the sources, each with the licences of the tables in which it stands.

    Parameters
    ----------
    raw
        Every table of ``geodata/raw`` by its name, ``sources`` among them.
    manifest
        What ``sources.toml`` says of the same tables.

    Returns
    -------
    sources
        Rows of ``sources`` in their order, with ``licence``: the licences, each once, joined by
        ``; ``. Empty for a source that stands in no other table.
    """
    licences: dict[str, list[str]] = {}
    for file in manifest.files:
        for source_id in _sources_in(raw, Path(file.path).stem):
            found = licences.setdefault(source_id, [])
            if file.licence not in found:
                found.append(file.licence)
    return [
        {str(key): value for key, value in row.items()}
        | {"licence": "; ".join(licences.get(row["source_id"], ()))}
        for row in raw[SOURCES].to_dict("records")
    ]


def _sources_in(raw: Mapping[str, pd.DataFrame], name: str) -> set[str]:
    if name == SOURCES:
        return set()
    table = raw[name]
    columns = [column for column in table.columns if str(column).endswith("source_id")]
    return {str(value) for column in columns for value in table[column] if value}
