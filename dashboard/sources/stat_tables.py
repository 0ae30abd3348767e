"""Eurostat's regional freight tables that the atlas can use, and what each must look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["by_region", "by_reporter", "between_regions", "by_port"]
TONNES = {"THS_T": 1_000.0, "T": 1.0}
"""Tonnes in one of the supplier's units of weight."""
TONNE_KM = {"MIO_TKM": 1_000_000.0, "THS_TKM": 1_000.0}
"""Tonne-kilometres in one of the supplier's units of transport performance."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of Eurostat.

    Parameters
    ----------
    code
        As Eurostat has it, in small letters.
    title
        Short, in our own words.
    mode
        Mode of transport.
    kind
        ``by_reporter``: tonnes at a region (``regions``) as hauliers of each country (``geo``)
        carried them; ``by_region``: one figure a region and direction; ``between_regions``: from
        region to region of one country; ``by_port``: one figure a port and direction.
    unit
        The unit that must be there.
    other_units
        Units that may be there beside it.
    regions
        Dimensions whose codes are NUTS regions, countries or their sums.
    needed
        All dimensions that must be there, ``time`` apart.
    proven
        Whether the dimensions were seen in a copy of the real table or in code that reads it;
        else they are assumed from the supplier's other tables.
    """

    code: str
    title: str
    mode: str
    kind: Kind
    unit: str
    other_units: tuple[str, ...]
    regions: tuple[str, ...]
    needed: tuple[str, ...]
    proven: bool = True


TABLES = {
    spec.code: spec
    for spec in (
        TableSpec(
            "road_go_ta_rl",
            "Road freight by region of loading",
            "road",
            "by_reporter",
            "THS_T",
            ("MIO_TKM", "THS_TKM", "THS_JRNY", "THS_JRNYS", "MIO_VKM", "T"),
            ("c_load",),
            ("c_load", "unit", "geo"),
        ),
        TableSpec(
            "road_go_ta_ru",
            "Road freight by region of unloading",
            "road",
            "by_reporter",
            "THS_T",
            ("MIO_TKM", "THS_TKM", "THS_JRNY", "THS_JRNYS", "MIO_VKM", "T"),
            ("c_unload",),
            ("c_unload", "unit", "geo"),
        ),
        TableSpec(
            "tran_r_rago",
            "National rail freight between regions",
            "rail",
            "between_regions",
            "THS_T",
            ("T", "MIO_TKM", "THS_TKM"),
            ("c_load", "c_unload"),
            ("c_load", "c_unload", "unit", "geo"),
        ),
        TableSpec(
            "iww_go_anuts",
            "National inland waterway freight between regions",
            "inland_waterway",
            "between_regions",
            "THS_T",
            ("T", "MIO_TKM", "THS_TKM"),
            ("c_load", "c_unload"),
            ("unit",),
            proven=False,
        ),
        TableSpec(
            "tran_r_mago_nm",
            "Maritime freight by region",
            "sea",
            "by_region",
            "THS_T",
            ("T",),
            ("geo",),
            ("tra_meas", "unit", "geo"),
        ),
        TableSpec(
            "mar_mg_aa_pwhd",
            "Goods handled in main ports, by direction",
            "sea",
            "by_port",
            "THS_T",
            ("T", "RT_PRE", "PC", "PCH_PRE"),
            (),
            ("direct", "unit", "rep_mar"),
        ),
    )
}
"""In the order in which they are fetched."""
