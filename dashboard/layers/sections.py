"""The sections of the corridors as browsers and the server get them."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import shapely

from dashboard.layers.outlines import feature, feature_collection

TOLERANCE_DEGREES = 0.01
_DECIMALS = 3


def section_document(sections: gpd.GeoDataFrame) -> bytes:
    """Return the sections as lines with ``id``, ``corridor``, ``mode``, ``from`` and ``to``.

    Parameters
    ----------
    sections
        ``section_id``, ``corridor_id``, ``mode``, ``from_node``, ``to_node`` and lines, EPSG:4326.

    Notes
    -----
    Simplified to a hundredth of a degree (about 1 km), three decimals: only for drawing Europe.
    """
    lines = shapely.simplify(sections.geometry.to_numpy(), TOLERANCE_DEGREES)
    return feature_collection(
        feature(
            line,
            {
                "id": f"{section.section_id}|{section.mode}",
                "corridor": f"corridor:{section.corridor_id}",
                "mode": section.mode,
                "from": section.from_node,
                "to": section.to_node,
            },
            _DECIMALS,
        )
        for line, section in zip(lines, sections.itertuples(index=False), strict=True)
    )


def section_rows(sections: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return one row for each section, as `dashboard.sources.section_files.Section` reads it.

    Parameters
    ----------
    sections
        Has ``section_id``, ``corridor_id``, ``branch``, ``seq``, ``from_node``, ``to_node``,
        ``mode`` and ``length_km``.
    """
    return [
        {
            "section_id": section.section_id,
            "corridor_id": section.corridor_id,
            "branch": section.branch,
            "seq": int(section.seq),
            "from_node": section.from_node,
            "to_node": section.to_node,
            "mode": section.mode,
            "length_km": round(float(section.length_km), 1),
        }
        for section in sections.itertuples(index=False)
    ]
