"""The step of the build that lays the flows on the corridors, and makes their sections ready."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.build.made import Made
from dashboard.layers.sections import section_document, section_rows
from dashboard.network.frames import graph_of
from dashboard.network.section_use import carried, known, section_use, through
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.flow_cube import StoredFlows, read_flow_cube
from dashboard.sources.flow_files import write_flow_table
from dashboard.sources.network_arrays import read_network_arrays
from dashboard.sources.network_files import read_network_frame, read_network_lines
from dashboard.sources.section_files import SECTIONS, SectionLoad
from dashboard.sources.tables import read_tables

STATUS = "estimated"
LOADS = "section_loads"
_NO_LOAD = list(SectionLoad._fields)


def build_loads(settings: Settings, folder: Path) -> Made:
    """Make the loads of all sections by each mode and year, their document and their index."""
    flows = read_flow_cube(folder)
    lines = read_network_lines(folder, SECTIONS)
    sections = lines[lines["mode"].isin(flows.modes)].reset_index(drop=True)
    nodes = read_tables(settings.geodata, settings.audience)["corridor_nodes"]
    made = [
        mode_loads(folder, flows, mode, sections[sections["mode"] == mode], nodes)
        for mode in flows.modes
        if (sections["mode"] == mode).any()
    ]
    loads = pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=_NO_LOAD)
    files = [
        write_flow_table(folder, LOADS, {name: loads[name].tolist() for name in loads.columns}),
        write_index(folder, SECTIONS, section_rows(sections)),
    ]
    return Made({"sections.geojson": section_document(sections)}, files)


def mode_loads(
    folder: Path, flows: StoredFlows, mode: str, sections: gpd.GeoDataFrame, nodes: pd.DataFrame
) -> pd.DataFrame:
    """Return what the sections of one mode carry in each year.

    Parameters
    ----------
    folder
        The folder ``geodata/built``, or the one that takes its place.
    flows
        Flows between regions.
    mode
        Key of the mode.
    sections
        Its sections, with their ``edges``.
    nodes
        ``corridor_nodes.csv``: the countries of the nodes.

    Returns
    -------
    loads
        ``section_id``, ``mode``, ``year``, ``tonnes``, ``through_tonnes``, ``low``, ``high`` in
        tonnes, NaN where no flow over the section is known, and ``status``; then ``known``,
        ``out_of``, ``through_known`` and ``through_out_of``, how many flows that is.

    Notes
    -----
    Through traffic begins and ends outside the countries of the section's two ends. ``low`` and
    ``high`` are those of all flows added up, which is wider than the range of the load.
    """
    graph = graph_of(
        read_network_frame(folder, f"nodes-{mode}"), read_network_lines(folder, f"edges-{mode}")
    )
    starts = read_network_arrays(folder, "distances")[f"node_{mode}"].astype(np.int64)
    edges = [np.asarray(one, dtype=np.int64) for one in sections["edges"]]
    use = section_use(graph, edges, starts)
    number = flows.modes.index(mode)
    tonnes = np.asarray(flows.tonnes[number])
    passing = through(use, at_section(sections, nodes, flows.region_ids))
    by_name = {
        "tonnes": carried(use, tonnes),
        "through_tonnes": carried(passing, tonnes),
        "low": carried(use, np.asarray(flows.low[number])),
        "high": carried(use, np.asarray(flows.high[number])),
    }
    counts = {
        **dict(zip(("known", "out_of"), known(use, tonnes), strict=True)),
        **dict(zip(("through_known", "through_out_of"), known(passing, tonnes), strict=True)),
    }
    count = len(flows.years)
    return pd.DataFrame(
        {
            "section_id": np.repeat(sections["section_id"].to_numpy(), count),
            "mode": mode,
            "year": np.tile(flows.years, len(sections)),
            **{name: one.reshape(-1) for name, one in by_name.items()},
            "status": STATUS,
            **{name: one.reshape(-1) for name, one in counts.items()},
        }
    )


def at_section(
    sections: pd.DataFrame, nodes: pd.DataFrame, region_ids: tuple[str, ...]
) -> np.ndarray:
    """Return which regions lie in the countries of each section's two ends.

    Parameters
    ----------
    sections
        ``corridor_id``, ``from_node`` and ``to_node``.
    nodes
        ``corridor_id``, ``node`` and ``country``.
    region_ids
        NUTS 2 codes; they begin with the country's code.

    Returns
    -------
    here
        Shape (sections, regions).
    """
    keys = zip(nodes["corridor_id"], nodes["node"], nodes["country"], strict=True)
    country = {(corridor, node): code for corridor, node, code in keys}
    codes = np.array([code[:2] for code in region_ids])
    ends = zip(sections["corridor_id"], sections["from_node"], sections["to_node"], strict=True)
    return np.array(
        [
            np.isin(codes, [country[corridor, one], country[corridor, other]])
            for corridor, one, other in ends
        ]
    ).reshape(len(sections), len(codes))
