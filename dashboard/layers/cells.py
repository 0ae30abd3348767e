"""Cells of a table as JSON has them."""

from __future__ import annotations

from typing import Any

import pandas as pd


def known(value: Any) -> Any:
    """Return a table's cell as JSON has it: nothing known is None, whole numbers are whole.

    Examples
    --------
    >>> known(""), known(float("nan")), known(1998.0), known("rail")
    (None, None, 1998, 'rail')
    """
    if isinstance(value, str):
        return value or None
    if pd.isna(value):
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def listed(value: Any) -> list[str]:
    """Return the parts of a text joined by ``|``; nothing known is an empty list."""
    return [part for part in str(known(value) or "").split("|") if part]
