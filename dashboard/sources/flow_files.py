"""The folder ``geodata/built/flows``: flows between regions, as a table and as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as parquet

from dashboard.errors import HinterlandError
from dashboard.sources.built import built_file, read_json, write_json

FLOWS = "flows"
ROWS_TOGETHER = 20_000
"""Rows that are packed as one: a question reads only those that it may need."""
ARRAYS = ("tonnes", "low", "high", "km", "country_low", "country_high")
Array = npt.NDArray[np.float64]


class UnfitArray(HinterlandError):
    """An array of the flows has not the shape that its index tells."""


def write_flow_arrays(
    built: Path, arrays: Mapping[str, Array], index: Mapping[str, Any]
) -> list[str]:
    """Write the arrays of `ARRAYS` and what their axes mean; return the paths from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    arrays
        ``tonnes``, ``low``, ``high`` [mode, year, from, to] in tonnes, ``km`` [mode, from, to],
        and the range of the sums by country, ``country_low`` and ``country_high``
        [mode, year, from country, to country].
    index
        ``region_ids``, ``countries``, ``modes``, ``years``, and what else is told of them.
    """
    (built / FLOWS).mkdir(parents=True, exist_ok=True)
    files = []
    for name in ARRAYS:
        np.save(built / FLOWS / f"{name}.npy", arrays[name])
        files.append(f"{FLOWS}/{name}.npy")
    write_json(built / FLOWS / "index.json", dict(index))
    return [*files, f"{FLOWS}/index.json"]


def write_flow_table(built: Path, name: str, columns: Mapping[str, Any]) -> str:
    """Write a table of `FLOWS` from its columns, and return its path from ``built``.

    Texts that repeat are to be given as pairs of codes and the texts that they stand for.
    """
    (built / FLOWS).mkdir(parents=True, exist_ok=True)
    table = pa.table({key: _column(values) for key, values in columns.items()})
    path = built / FLOWS / f"{name}.parquet"
    parquet.write_table(table, path, compression="zstd", row_group_size=ROWS_TOGETHER)
    return f"{FLOWS}/{name}.parquet"


def write_flow_report(built: Path, name: str, content: Any) -> str:
    """Write what is told of the flows, and return its path from ``built``."""
    (built / FLOWS).mkdir(parents=True, exist_ok=True)
    write_json(built / FLOWS / f"{name}.json", content)
    return f"{FLOWS}/{name}.json"


def read_flow_array(built: Path, name: str) -> Array:
    """Return one array of `ARRAYS`, read from the file as it is asked for.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    array: Array = np.load(built_file(built / FLOWS / f"{name}.npy"), mmap_mode="r")
    return array


def read_fitting_array(built: Path, name: str, shape: tuple[int, ...]) -> Array:
    """Return one array of `ARRAYS`, read from the file as it is asked for.

    Raises
    ------
    MissingInput
        If the data are not built.
    UnfitArray
        If it has another shape.
    """
    found = read_flow_array(built, name)
    if found.shape != shape:
        where = f"{name}.npy"
        raise UnfitArray(f"has the shape {found.shape}, not {shape}", where, "Run 'make data'")
    return found


def read_flow_report(built: Path, name: str) -> Any:
    """Return ``index`` or ``fit``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return read_json(built / FLOWS / f"{name}.json")


def read_flow_table(
    built: Path, name: str, columns: Sequence[str] | None = None
) -> dict[str, list[Any]]:
    """Return a table of `FLOWS` as lists by column.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    name
        ``flows`` or ``region_ranges``.
    columns
        Columns to read; all of them if None.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    with parquet.ParquetFile(built_file(built / FLOWS / f"{name}.parquet")) as file:
        found: dict[str, list[Any]] = file.read(columns=columns).to_pydict()
    return found


def _column(values: Any) -> Any:
    if isinstance(values, tuple):
        codes, texts = values
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int16()), pa.array(list(texts)))
    return pa.array(values)
