"""What Eurostat publishes of main ports, in the place of what reached the atlas by another way."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.build.served import PUBLISHED, fetched_source
from dashboard.sources.regional_tables import official_by_port

DEFINITION, INDICATOR, HANDLED = "eurostat", "tonnes", "tonnes_handled"
UNIT, T_PER_UNIT = "thousand_t", 1000.0
_KEY = ["locode", "year", "indicator", "definition"]


def with_fetched_ports(series: pd.DataFrame, fetched: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the series of ports with the fetched gross weights in them.

    Parameters
    ----------
    series
        ``port_series``: one row for each ``locode``, ``year``, ``indicator`` and ``definition``.
    fetched
        Tables of Eurostat by their codes. Ports that are not in the series are left out: the
        register of the atlas says which ports it has.

    Returns
    -------
    series
        Rows of the definition ``eurostat`` that were fetched stand in the place of the same rows
        typed from the press; what is missing or confidential takes no place.
    """
    handled = official_by_port(fetched)
    handled = handled[(handled["quantity"] == HANDLED) & handled["status"].isin(PUBLISHED)]
    locodes = handled["port_id"].astype(str).str.removeprefix("port:")
    handled = handled.assign(locode=locodes)[locodes.isin(set(series["locode"]))]
    if handled.empty:
        return series
    rows = pd.DataFrame(
        {
            "locode": handled["locode"],
            "year": handled["year"].astype(int),
            "indicator": INDICATOR,
            "definition": DEFINITION,
            "value": handled["value"] / T_PER_UNIT,
            "unit": UNIT,
            "flag": handled["flag"],
            "status": handled["status"],
            "source_id": handled["source_table"].map(fetched_source),
        }
    )
    return pd.concat([series, rows], ignore_index=True).drop_duplicates(_KEY, keep="last")
