"""Which mode serves which place, and where a place or region joins each network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph
from dashboard.network.networks import MODES
from dashboard.network.parameters import Parameters

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Access:
    """Where places join one network.

    Parameters
    ----------
    node
        Node of each place; `NOWHERE` where the mode does not serve it.
    km
        Way to that node, NaN where the mode does not serve it.
    """

    node: np.ndarray
    km: np.ndarray


def served_modes(ports: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """Return ports and clusters with what is said of their modes.

    Parameters
    ----------
    ports
        Rows of ``ports.csv``: ``locode``, ``lon``, ``lat``, ``type``.
    clusters
        Rows of ``clusters.csv``: ``cluster_id``, ``lon``, ``lat``, ``modes`` (joined by ``|``,
        empty where not known).

    Returns
    -------
    places
        One row per place, sorted by ``place_id``: ``lon``, ``lat`` (EPSG:4326), ``is_port``, and
        for each mode whether it is said, or may be taken, to serve the place.

    Notes
    -----
    A port is served by sea unless its type is ``inland``; road, rail and waterway serve a port if
    their network comes near. A cluster is served by the modes that it names; one that names none
    by road alone.
    """
    own = pd.DataFrame(
        {
            "place_id": "port:" + ports["locode"].astype(str),
            "lon": ports["lon"],
            "lat": ports["lat"],
            "is_port": True,
            "road": True,
            "rail": True,
            "inland_waterway": True,
            "sea": ports["type"].astype(str).str.contains("sea"),
        }
    )
    named = clusters["modes"].astype(str).str.split("|")
    others = pd.DataFrame(
        {
            "place_id": "cluster:" + clusters["cluster_id"].astype(str),
            "lon": clusters["lon"],
            "lat": clusters["lat"],
            "is_port": False,
            **{mode: [mode in modes for modes in named] for mode in MODES},
        }
    )
    others["road"] = True
    both = pd.concat([own, others], ignore_index=True)
    return both.sort_values("place_id", ignore_index=True)


def place_access(graph: Graph, places: pd.DataFrame, mode: str, assumed: Parameters) -> Access:
    """Return where places join the network of a mode.

    Parameters
    ----------
    graph
        The network.
    places
        What `served_modes` gives.
    mode
        One of `MODES`.
    assumed
        How far a place may lie from a network.

    Notes
    -----
    The way to the nearest node is straight; for road it is ``access_winding`` times as long.
    A cluster served by sea joins where the nearest port does, and has the straight way to it.
    """
    if mode == "sea":
        return _sea_access(graph, places, assumed)
    km, found = Nearest(graph.lonlat).find(places[["lon", "lat"]].to_numpy())
    limit = {
        "road": assumed.road_access_km,
        "rail": assumed.rail_access_km,
        "inland_waterway": assumed.waterway_access_km,
    }[mode]
    served = places[mode].to_numpy(dtype=bool) & (km <= limit)
    winding = assumed.access_winding if mode == "road" else 1.0
    return _access(served, found, km * winding)


def _sea_access(graph: Graph, places: pd.DataFrame, assumed: Parameters) -> Access:
    lonlat = places[["lon", "lat"]].to_numpy()
    km, found = Nearest(graph.lonlat).find(lonlat)
    is_port = places["is_port"].to_numpy(dtype=bool)
    said = places["sea"].to_numpy(dtype=bool)
    ports = np.flatnonzero(is_port & said & (km <= assumed.sea_access_km))
    served = np.zeros(len(places), dtype=bool)
    served[ports] = True
    if len(ports):
        away, nearest = Nearest(lonlat[ports]).find(lonlat)
        by_port = said & ~is_port & (away <= assumed.sea_cluster_km)
        found = np.where(by_port, found[ports[nearest]], found)
        km = np.where(by_port, away + km[ports[nearest]], km)
        served |= by_port
    return _access(served, found, km)


def _access(served: np.ndarray, nodes: np.ndarray, km: np.ndarray) -> Access:
    return Access(np.where(served, nodes, NOWHERE), np.where(served, km, np.nan))
