"""All tables of ``geodata/raw``, read in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from dashboard.errors import DataFaults, Fault
from dashboard.settings import Audience
from dashboard.sources import (
    chain_factors,
    clusters,
    corridors,
    eurostat,
    factors,
    flow_inputs,
    itf,
    network_tables,
    ports,
    register,
    unctad,
)
from dashboard.sources.checks import Known, Table
from dashboard.sources.manifest import read_manifest
from dashboard.sources.marks import check_marks
from dashboard.sources.withheld import public_tables

READERS: dict[str, Callable[[Path, Known], pd.DataFrame]] = {
    "sources": register.read_sources,
    "ports": ports.read_ports,
    "port_groups": ports.read_port_groups,
    "clusters": clusters.read_clusters,
    "corridors": corridors.read_corridors,
    "corridor_nodes": corridors.read_corridor_nodes,
    "port_corridors": corridors.read_port_corridors,
    "cluster_corridors": corridors.read_cluster_corridors,
    "modal_split": eurostat.read_modal_split,
    "tonne_km": itf.read_tonne_km,
    "port_series": ports.read_port_series,
    "port_connectivity": unctad.read_port_connectivity,
    "cluster_series": clusters.read_cluster_series,
    "emission_factors": factors.read_emission_factors,
    "grid_intensity": factors.read_grid_intensity,
    "road_pairs": flow_inputs.read_road_pairs,
    "region_population": flow_inputs.read_region_population,
    "region_gdp": flow_inputs.read_region_gdp,
    "nuts_changes": flow_inputs.read_nuts_changes,
    "freight_facts": flow_inputs.read_freight_facts,
    "flow_parameters": flow_inputs.read_flow_parameters,
    "network_links": network_tables.read_network_links,
    "waterways": network_tables.read_waterways,
    "network_parameters": network_tables.read_network_parameters,
    "known_distances": network_tables.read_known_distances,
    "chain_factors": chain_factors.read_chain_factors,
    "chain_example": chain_factors.read_chain_example,
}
"""Reader of each table; a table stands below those that it points to."""
DESCRIBED: Mapping[str, Table] = {
    table.name: table
    for table in (
        register.SOURCES,
        ports.PORTS,
        ports.PORT_GROUPS,
        clusters.CLUSTERS,
        corridors.CORRIDORS,
        corridors.CORRIDOR_NODES,
        corridors.PORT_CORRIDORS,
        corridors.CLUSTER_CORRIDORS,
        eurostat.MODAL_SPLIT,
        itf.TONNE_KM,
        ports.PORT_SERIES,
        unctad.PORT_CONNECTIVITY,
        clusters.CLUSTER_SERIES,
        factors.EMISSION_FACTORS,
        factors.GRID_INTENSITY,
        flow_inputs.ROAD_PAIRS,
        flow_inputs.REGION_POPULATION,
        flow_inputs.REGION_GDP,
        flow_inputs.NUTS_CHANGES,
        flow_inputs.FREIGHT_FACTS,
        flow_inputs.FLOW_PARAMETERS,
        network_tables.NETWORK_LINKS,
        network_tables.WATERWAYS,
        network_tables.NETWORK_PARAMETERS,
        network_tables.KNOWN_DISTANCES,
        chain_factors.CHAIN_FACTORS,
        chain_factors.CHAIN_EXAMPLE,
    )
}
"""What each table looks like, by its name."""

_IDS = {
    "sources": "source_id",
    "ports": "locode",
    "port_groups": "code",
    "clusters": "cluster_id",
    "corridors": "corridor_id",
}


def read_tables(geodata: Path, audience: Audience) -> dict[str, pd.DataFrame]:
    """Return every table of ``geodata/raw``, checked, as far as an audience may see it.

    This is the only way from the tables into whatever is made of them.

    Parameters
    ----------
    geodata
        Folder with ``sources.toml`` and ``raw/``.
    audience
        The public gets what `dashboard.sources.withheld.public_tables` leaves.

    Returns
    -------
    tables
        By name, each as its reader describes it.

    Raises
    ------
    MissingInput
        If a file is not there.
    DataFaults
        If a file has faults: all faults of all files, told at once. What points to a table with
        faults is not held against it until that table is mended.
    """
    manifest = read_manifest(geodata)
    check_marks(manifest)
    tables = _read_all(geodata / "raw")
    if audience is Audience.ORGANISATION:
        return tables
    return public_tables(tables, manifest.marked, DESCRIBED)


def _read_all(raw: Path) -> dict[str, pd.DataFrame]:
    tables: dict[str, pd.DataFrame] = {}
    known: dict[str, frozenset[str]] = {}
    faults: list[Fault] = []
    for name, read in READERS.items():
        try:
            tables[name] = read(raw, known)
        except DataFaults as found:
            faults += found.faults
            continue
        if name in _IDS:
            known[name] = frozenset(tables[name][_IDS[name]])
    if faults:
        raise DataFaults(faults)
    return tables
