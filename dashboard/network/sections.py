"""Corridors on the real network, section by section."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.network.globe import Nearest, straight_km
from dashboard.network.graph import Graph
from dashboard.network.parameters import Parameters
from dashboard.network.routes import Route, Router

SECTION_MODES = ("road", "rail", "inland_waterway")
_DRAWN_BY = ("rail", "road", "inland_waterway", "sea")


def section_pairs(corridors: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Return each two neighbouring nodes of the corridors.

    Parameters
    ----------
    corridors
        ``corridors.csv``: ``corridor_id``, ``modes`` (joined by ``|``).
    nodes
        ``corridor_nodes.csv``: ``corridor_id``, ``branch``, ``seq``, ``node``, ``lon``, ``lat``.

    Returns
    -------
    pairs
        ``corridor_id``, ``branch``, ``seq`` (of the first node), ``from_node``, ``to_node``,
        ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat`` and ``modes``, in the order of
        ``nodes``.
    """
    modes = dict(zip(corridors["corridor_id"], corridors["modes"], strict=True))
    follows = nodes.groupby(["corridor_id", "branch"], sort=False).shift(-1)
    pairs = pd.DataFrame(
        {
            "corridor_id": nodes["corridor_id"],
            "branch": nodes["branch"],
            "seq": nodes["seq"],
            "from_node": nodes["node"],
            "to_node": follows["node"],
            "from_lon": nodes["lon"],
            "from_lat": nodes["lat"],
            "to_lon": follows["lon"],
            "to_lat": follows["lat"],
            "modes": nodes["corridor_id"].map(modes),
        }
    )
    return pairs[follows["node"].notna()].reset_index(drop=True)


def corridor_sections(
    graphs: dict[str, Graph], pairs: pd.DataFrame, assumed: Parameters
) -> gpd.GeoDataFrame:
    """Return the sections of corridors on the networks of their modes.

    Parameters
    ----------
    graphs
        By mode.
    pairs
        What `section_pairs` gives.
    assumed
        How far a node may lie from a network, and how long a detour may be.

    Returns
    -------
    sections
        EPSG:4326, one row per pair and mode (road, rail, inland waterway) of the corridor that
        has a route, by sea only for a pair that has none of these:
        ``section_id`` (corridor, place of the pair among all, mode), ``corridor_id``,
        ``branch``, ``seq``, ``from_node``, ``to_node``, ``mode``, ``length_km`` (of the way on
        the network), ``straight_km``, ``edges`` (numbers of the edges, in order), geometry.

    Notes
    -----
    The shortest way between two nodes, whose order is not confirmed: not the legal alignment.
    """
    if pairs.empty:
        none: gpd.GeoDataFrame = _table([]).drop(columns="pair")
        return none
    tables = [_of_mode(graphs[mode], mode, pairs, assumed) for mode in SECTION_MODES]
    left = pairs[~pairs.index.isin({pair for table in tables for pair in table["pair"]})]
    tables.append(_of_mode(graphs["sea"], "sea", left, assumed))
    whole = pd.concat([table for table in tables if len(table)], ignore_index=True)
    order = whole.sort_values(["pair", "mode"], kind="stable", ignore_index=True)
    return gpd.GeoDataFrame(order.drop(columns="pair"), geometry="geometry", crs=4326)


def _of_mode(graph: Graph, mode: str, pairs: pd.DataFrame, assumed: Parameters) -> gpd.GeoDataFrame:
    own = pairs[[mode in modes.split("|") for modes in pairs["modes"]]]
    ends = [own[[f"{end}_lon", f"{end}_lat"]].to_numpy(dtype=np.float64) for end in ("from", "to")]
    nearest = Nearest(graph.lonlat)
    (near, starts), (far, targets) = (nearest.find(end) for end in ends)
    straight = straight_km(*ends)
    within = assumed.sea_access_km if mode == "sea" else assumed.corridor_access_km
    joined = np.flatnonzero(np.maximum(near, far) <= within)
    router = Router(graph)
    firsts, groups = np.unique(starts[joined], return_inverse=True)
    members = [joined[groups == group] for group in range(len(firsts))]
    rows = []
    found = router.from_nodes(firsts, [targets[group] for group in members])
    for group, routes in zip(members, found, strict=True):
        for row, route in zip(group.tolist(), routes, strict=True):
            if route is not None and _fits(route, straight[row], assumed.corridor_detour):
                rows.append(_row(own.iloc[row], int(own.index[row]), mode, straight[row], route))
    return _table(rows)


def _table(rows: Sequence[tuple[object, ...]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


_COLUMNS = [
    *("pair", "section_id", "corridor_id", "branch", "seq", "from_node", "to_node"),
    *("mode", "length_km", "straight_km", "edges", "geometry"),
]


def _fits(route: Route, straight: float, detour: float) -> bool:
    return 0 < route.km <= detour * straight


def _row(
    pair: pd.Series, place: int, mode: str, straight: float, route: Route
) -> tuple[object, ...]:
    return (
        place,
        f"{pair['corridor_id']}:{place}:{mode}",
        *(pair[column] for column in ("corridor_id", "branch", "seq", "from_node", "to_node")),
        mode,
        round(route.km, 3),
        round(straight, 3),
        route.edges.astype(np.int32),
        route.line,
    )


def drawn_course(
    corridors: pd.DataFrame, pairs: pd.DataFrame, sections: gpd.GeoDataFrame, tolerance_km: float
) -> gpd.GeoDataFrame:
    """Return how each corridor is drawn.

    Parameters
    ----------
    corridors
        Has ``corridor_id``.
    pairs
        What `section_pairs` gives.
    sections
        What `corridor_sections` gives.
    tolerance_km
        How far a line may lie from the true course.

    Returns
    -------
    courses
        One row per ``corridor_id`` in the order of ``corridors``, EPSG:4326: a multi-part line
        through all pairs, each by rail if there is a route, else by road, waterway, sea, else
        straight; ``straight_pairs`` tells how many are straight.
    """
    if pairs.empty:
        none: dict[str, list[int]] = {"corridor_id": [], "straight_pairs": []}
        return gpd.GeoDataFrame(none, geometry=[], crs=4326)
    number = {mode: place for place, mode in enumerate(_DRAWN_BY)}
    rank = sections["mode"].map(number)
    best = sections.assign(rank=rank).sort_values(["rank"], kind="stable")
    best = best.drop_duplicates(["corridor_id", "branch", "seq"])
    keys = ["corridor_id", "branch", "seq"]
    merged = pairs.merge(best[[*keys, "geometry"]], on=keys, how="left")
    straight = merged["geometry"].isna()
    lines = merged["geometry"].to_numpy(dtype=object)
    flat = merged.loc[straight, ["from_lon", "from_lat", "to_lon", "to_lat"]].to_numpy()
    lines[straight] = shapely.linestrings(flat.astype(np.float64).reshape(-1, 2, 2))
    codes = merged["corridor_id"].to_numpy(dtype=str)
    drawn = [_whole(lines[codes == code], tolerance_km) for code in corridors["corridor_id"]]
    count = [int(straight[codes == code].sum()) for code in corridors["corridor_id"]]
    return gpd.GeoDataFrame(
        {"corridor_id": corridors["corridor_id"].to_numpy(), "straight_pairs": count},
        geometry=drawn,
        crs=4326,
    )


def _whole(lines: np.ndarray, tolerance_km: float) -> shapely.MultiLineString:
    """Return lines as one, what runs twice once, with fewer points."""
    one = shapely.line_merge(shapely.union_all(lines))
    metres = gpd.GeoSeries([one], crs=4326).to_crs(3035)
    slim = metres.simplify(tolerance_km * 1000).to_crs(4326).iloc[0]
    return shapely.MultiLineString(list(shapely.get_parts(slim)))
