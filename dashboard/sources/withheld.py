"""Tables as the public may see them: what is marked is left out, and what it could be found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from dashboard.sources.checks import Table
from dashboard.sources.columns import CONFIDENTIAL

SOURCES = "sources"
Tables = Mapping[str, pd.DataFrame]
Beside = Callable[[pd.DataFrame, pd.Series, Tables], pd.Series]
"""Takes a table, which of its rows are confidential, and all tables; gives what goes with them."""


def public_tables(
    tables: Tables, marked: Iterable[str], described: Mapping[str, Table]
) -> dict[str, pd.DataFrame]:
    """Return tables without all that is for the organisation only.

    Left out are the rows of marked tables; rows with the status ``confidential``, and in other
    rows cells whose own status is that; rows from which these could be worked out; rows that
    point to what is left out; and sources that nothing else was taken from.

    Parameters
    ----------
    tables
        By name, each below those that it points to.
    marked
        Names of the tables that are marked as a whole.
    described
        What each table looks like, by its name.

    Returns
    -------
    tables
        The same tables with the same columns, in the same order.
    """
    without = {name: rows.iloc[:0] if name in marked else rows for name, rows in tables.items()}
    shown = {name: _public_rows(name, rows, without) for name, rows in without.items()}
    for name, rows in shown.items():
        shown[name] = _without_lost(rows, described[name], shown).reset_index(drop=True)
    lost = _cited(tables) - _cited(shown)
    sources = shown[SOURCES]
    shown[SOURCES] = sources[~sources["source_id"].isin(lost)].reset_index(drop=True)
    return shown


def _public_rows(name: str, rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    if "status" in rows:
        is_secret = rows["status"] == CONFIDENTIAL
        if is_secret.any():
            is_secret = _BESIDE.get(name, _nothing)(rows, is_secret, tables) | is_secret
        rows = rows[~is_secret]
    for status in (str(column) for column in rows.columns if str(column).endswith("_status")):
        is_secret = rows[status] == CONFIDENTIAL
        if is_secret.any():
            rows = _blanked(rows, is_secret, status.removesuffix("_status"))
    return rows


def _blanked(rows: pd.DataFrame, is_secret: pd.Series, fact: str) -> pd.DataFrame:
    """Return rows in which a fact, and the note that may speak of it, are empty."""
    blank = rows.copy()
    for column in map(str, rows.columns):
        if column in (fact, "note") or column.startswith(f"{fact}_"):
            is_text = pd.api.types.is_string_dtype(rows[column].dtype)
            blank.loc[is_secret, column] = "" if is_text else float("nan")
    return blank


def _without_lost(rows: pd.DataFrame, table: Table, shown: Tables) -> pd.DataFrame:
    """Return the rows that point to nothing that is left out."""
    for column in table.columns:
        others = [name for name in column.refers if name != SOURCES]
        if others:
            there = set().union(*(shown[name].iloc[:, 0] for name in others))
            kept = [_all_there(text, column.several, there) for text in rows[column.name]]
            rows = rows[pd.Series(kept, index=rows.index, dtype=bool)]
    return rows


def _all_there(text: str, several: bool, there: set[str]) -> bool:
    return text == "" or set(text.split("|") if several else [text]) <= there


def _cited(tables: Tables) -> set[str]:
    """Return the sources that any row of any table names."""
    return {
        str(source)
        for name, rows in tables.items()
        if name != SOURCES
        for column in map(str, rows.columns)
        if column.endswith("source_id")
        for source in rows[column].unique()
    }


def _nothing(rows: pd.DataFrame, is_secret: pd.Series, tables: Tables) -> pd.Series:
    return ~is_secret & False


def _same(rows: pd.DataFrame, is_secret: pd.Series, columns: list[str]) -> pd.Series:
    """Return which rows have the same texts in some columns as a confidential one."""
    keys = set(rows.loc[is_secret, columns].itertuples(index=False, name=None))
    found = [key in keys for key in rows[columns].itertuples(index=False, name=None)]
    return pd.Series(found, index=rows.index, dtype=bool)


def _other_shares(rows: pd.DataFrame, is_secret: pd.Series, tables: Tables) -> pd.Series:
    """Return the other shares of the same hundred per cent."""
    return _same(rows, is_secret, ["region_id", "year"])


def _total_of_partners(rows: pd.DataFrame, is_secret: pd.Series, tables: Tables) -> pd.Series:
    """Return the sum over all partners that a confidential one is part of."""
    sums = rows["partner_id"] == "WORLD"
    return sums & _same(rows, is_secret, ["region_id", "year", "direction"])


def _groups_of_ports(rows: pd.DataFrame, is_secret: pd.Series, tables: Tables) -> pd.Series:
    """Return the figures of port groups that a confidential one of a member is part of."""
    groups = tables["port_groups"]
    of_port: dict[str, list[str]] = {}
    for code, members in zip(groups["code"], groups["members"], strict=True):
        for member in members.split("|"):
            of_port.setdefault(member, []).append(code)
    rest = ["year", "indicator", "definition"]
    keys = {
        (group, *of_figure)
        for locode, *of_figure in rows.loc[is_secret, ["locode", *rest]].itertuples(
            index=False, name=None
        )
        for group in of_port.get(locode, ())
    }
    found = [key in keys for key in rows[["locode", *rest]].itertuples(index=False, name=None)]
    return pd.Series(found, index=rows.index, dtype=bool)


_BESIDE: Mapping[str, Beside] = {
    "modal_split": _other_shares,
    "road_pairs": _total_of_partners,
    "port_series": _groups_of_ports,
}
