"""All tables of ``geodata/raw``, read in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dashboard.errors import DataFaults, Fault
from dashboard.sources.chain_factors import read_chain_example, read_chain_factors
from dashboard.sources.checks import Known
from dashboard.sources.clusters import read_cluster_series, read_clusters
from dashboard.sources.corridors import (
    read_cluster_corridors,
    read_corridor_nodes,
    read_corridors,
    read_port_corridors,
)
from dashboard.sources.eurostat import read_modal_split
from dashboard.sources.factors import read_emission_factors, read_grid_intensity
from dashboard.sources.flow_inputs import (
    read_flow_parameters,
    read_freight_facts,
    read_nuts_changes,
    read_region_gdp,
    read_region_population,
    read_road_pairs,
)
from dashboard.sources.itf import read_tonne_km
from dashboard.sources.network_tables import (
    read_known_distances,
    read_network_links,
    read_network_parameters,
    read_waterways,
)
from dashboard.sources.ports import read_port_groups, read_port_series, read_ports
from dashboard.sources.register import read_sources
from dashboard.sources.unctad import read_port_connectivity

READERS: dict[str, Callable[[Path, Known], pd.DataFrame]] = {
    "sources": read_sources,
    "ports": read_ports,
    "port_groups": read_port_groups,
    "clusters": read_clusters,
    "corridors": read_corridors,
    "corridor_nodes": read_corridor_nodes,
    "port_corridors": read_port_corridors,
    "cluster_corridors": read_cluster_corridors,
    "modal_split": read_modal_split,
    "tonne_km": read_tonne_km,
    "port_series": read_port_series,
    "port_connectivity": read_port_connectivity,
    "cluster_series": read_cluster_series,
    "emission_factors": read_emission_factors,
    "grid_intensity": read_grid_intensity,
    "road_pairs": read_road_pairs,
    "region_population": read_region_population,
    "region_gdp": read_region_gdp,
    "nuts_changes": read_nuts_changes,
    "freight_facts": read_freight_facts,
    "flow_parameters": read_flow_parameters,
    "network_links": read_network_links,
    "waterways": read_waterways,
    "network_parameters": read_network_parameters,
    "known_distances": read_known_distances,
    "chain_factors": read_chain_factors,
    "chain_example": read_chain_example,
}
"""Reader of each table; a table stands below those that it points to."""

_IDS = {
    "sources": "source_id",
    "ports": "locode",
    "port_groups": "code",
    "clusters": "cluster_id",
    "corridors": "corridor_id",
}


def read_tables(raw: Path) -> dict[str, pd.DataFrame]:
    """Return every table of ``geodata/raw``, checked.

    Parameters
    ----------
    raw
        Folder of the tables.

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
