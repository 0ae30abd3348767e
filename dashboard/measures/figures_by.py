"""Rows of a table, found by what stands in some of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dashboard.sources.held_columns import Array, Columns, Texts


class FiguresBy:
    """The rows of a table, found by the values of some of its columns.

    Parameters
    ----------
    columns
        The table, in any order.
    keys
        Names of the columns to find rows by.
    then
        Name of the column by which rows of one key are sorted; empty keeps their order.
    """

    def __init__(self, columns: Columns, keys: Sequence[str], then: str = "") -> None:
        by = [_codes(columns.part(name)) for name in ((*keys, then) if then else keys)]
        self._columns = columns
        self._order = np.lexsort(by[::-1]).astype(np.int32)
        self._spans = dict(self._found(keys))

    def _found(self, keys: Sequence[str]) -> Iterator[tuple[tuple[Any, ...], slice]]:
        parts = [self._columns.part(name) for name in keys]
        codes = np.stack([_codes(part)[self._order] for part in parts])
        if not codes.shape[1]:
            return
        changes = (codes[:, 1:] != codes[:, :-1]).any(axis=0)
        starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
        stops = [*starts[1:].tolist(), codes.shape[1]]
        firsts = Columns(tuple(keys), tuple(parts)).rows(self._order[starts])
        for start, stop, key in zip(starts.tolist(), stops, firsts, strict=True):
            yield key, slice(start, stop)

    def __contains__(self, key: tuple[Any, ...]) -> bool:
        """Whether a key has rows."""
        return key in self._spans

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Give every key that has rows."""
        return iter(self._spans)

    def rows(self, key: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a key, with all their columns; none where there is no such key."""
        return self._columns.rows(self._of(key))

    def numbers(self, key: tuple[Any, ...], name: str) -> Array:
        """Return one column of numbers for the rows of a key."""
        part = _codes(self._columns.part(name))
        return part[self._of(key)]

    def _of(self, key: tuple[Any, ...]) -> Array:
        return self._order[self._spans.get(key, slice(0, 0))]


def _codes(part: Texts | Array) -> Array:
    return part.codes if isinstance(part, Texts) else part
