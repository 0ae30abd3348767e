"""Rows held in columns: a fifth of what the same rows take as Python objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts: each text once, and which of them stands in each row.

    Parameters
    ----------
    names
        The texts that occur.
    codes
        Place in `names` for each row.
    """

    names: tuple[str, ...]
    codes: Array

    def at(self, rows: Array | slice) -> list[Any]:
        """Return the texts of some rows."""
        return [self.names[code] for code in self.codes[rows].tolist()]


@dataclass(frozen=True, slots=True)
class Columns:
    """A table: its columns in their order, each of texts or of numbers.

    Parameters
    ----------
    names
        Names of the columns.
    parts
        The columns, all of one length.
    """

    names: tuple[str, ...]
    parts: tuple[Texts | Array, ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        first = self.parts[0]
        return len(first.codes if isinstance(first, Texts) else first)

    def part(self, name: str) -> Texts | Array:
        """Return a column by its name."""
        return self.parts[self.names.index(name)]

    def rows(self, places: Array | slice) -> Iterator[tuple[Any, ...]]:
        """Give some rows in their order, each with all its columns."""
        parts = (
            part.at(places) if isinstance(part, Texts) else part[places].tolist()
            for part in self.parts
        )
        return zip(*parts, strict=True)


def columns_of(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Columns:
    """Return rows in columns.

    Parameters
    ----------
    rows
        All of the same length, texts and numbers always in the same places.
    names
        Names of the columns.

    Examples
    --------
    >>> table = columns_of([("SE", 28.7), ("DE", 19.8)], ("region_id", "value"))
    >>> table.part("value").tolist()
    [28.7, 19.8]
    """
    listed = list(rows)
    parts = zip(*listed, strict=True) if listed else [()] * len(names)
    return Columns(tuple(names), tuple(column_of(list(part)) for part in parts))


def column_of(values: list[Any]) -> Texts | Array:
    """Return a column of values that are all texts or all numbers; none at all are texts."""
    if not values or isinstance(values[0], str):
        names = tuple(dict.fromkeys(values))
        places = {name: place for place, name in enumerate(names)}
        return Texts(names, small(np.array([places[value] for value in values])))
    return small(np.array(values))


def small(numbers: Array) -> Array:
    """Return whole numbers in the smallest size that holds them all; others as they are.

    Examples
    --------
    >>> small(np.array([0, 2022])).dtype, small(np.array([0.5])).dtype
    (dtype('int16'), dtype('float64'))
    """
    if numbers.dtype.kind not in "iu" or not numbers.size:
        return numbers
    least, most = numbers.min(), numbers.max()
    fitting = (
        size
        for size in (np.int8, np.int16, np.int32)
        if np.iinfo(size).min <= least and most <= np.iinfo(size).max
    )
    return numbers.astype(next(fitting, np.int64))
