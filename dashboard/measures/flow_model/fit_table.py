"""How the flows fit what is official, as the table that stands in ``docs/method.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

YEAR = 2022
"""Year of the table."""
HEAD = (
    "country",
    "road, as counted",
    "in the flows",
    "road on the territory",
    "in the flows",
    "rail",
    "in the flows",
    "waterway",
    "in the flows",
    "t by road abroad",
    "in the flows",
)
_CELLS = (
    ("road", "tonne_km"),
    ("road", "tonne_km_on_territory"),
    ("rail", "tonne_km"),
    ("inland_waterway", "tonne_km"),
    ("road", "tonnes_to_others"),
)


def fit_table(totals: Sequence[Mapping[str, Any]], countries: Sequence[str]) -> list[str]:
    """Return official against modelled totals of one year as lines of Markdown.

    Parameters
    ----------
    totals
        What `dashboard.measures.flow_model.fit.fit_rows` gives.
    countries
        Countries in their order.

    Returns
    -------
    lines
        Head, rule and a line for each country: million tonne-kilometres, and thousand tonnes in
        the last two columns. Bold where the flows were made to meet the figure; a dash where
        there is none.
    """
    found = {
        (row["mode"], row["quantity"], row["country"]): row for row in totals if row["year"] == YEAR
    }
    lines = [_line(HEAD), _line(["---"] + ["---:"] * (len(HEAD) - 1))]
    return lines + [_line([one, *_cells(found, one)]) for one in countries]


def _cells(found: Mapping[tuple[str, str, str], Mapping[str, Any]], country: str) -> Iterator[str]:
    for mode, quantity in _CELLS:
        row = found.get((mode, quantity, country))
        scale = 1e3 if quantity.startswith("tonnes") else 1e6
        mark = "**" if row and row["binds"] else ""
        for name in ("official", "modelled"):
            value = row[name] if row else None
            yield "–" if value is None else f"{mark}{value / scale:,.0f}{mark}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
