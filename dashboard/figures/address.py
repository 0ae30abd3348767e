"""Where the figures of a selection can be fetched, and what the file is called."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.selection import Selection


def data_address(selection: Selection) -> str:
    """Return the address of the figures that the map shows, as a table.

    Examples
    --------
    >>> data_address(Selection("modal_split", 2022, "rail", "0"))
    '/data/modal_split.csv?level=0&year=2022&mode=rail'
    """
    asked = {
        "level": selection.level,
        "year": str(selection.year),
        "mode": selection.mode,
        "definition": selection.definition,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"/data/{selection.measure}.csv?{query}"


def download_name(selection: Selection) -> str:
    """Return the name of that file: measure, level, mode or definition, and year.

    Examples
    --------
    >>> download_name(Selection("modal_split", 2022, "rail", "0"))
    'hinterland-modal_split-level-0-rail-2022.csv'
    """
    level = "places" if selection.level == "place" else f"level-{selection.level}"
    parts = (selection.measure, level, selection.mode, selection.definition, str(selection.year))
    return "-".join(["hinterland", *(part for part in parts if part)]) + ".csv"
