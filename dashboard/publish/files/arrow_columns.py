"""Columns for Arrow made from its own buffers: its usual ways load pandas, 50 MB for a server."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyarrow as pa


def number_column(cells: Sequence[float | None]) -> pa.Array:
    """Return numbers as a column; None is null.

    Examples
    --------
    >>> number_column([28.7, None]).to_pylist()
    [28.7, None]
    """
    values = np.array([math.nan if one is None else one for one in cells], dtype="<f8")
    buffers = [_known(cells), pa.py_buffer(values.tobytes())]
    return pa.Array.from_buffers(pa.float64(), len(cells), buffers)


def text_column(cells: Sequence[str | None]) -> pa.Array:
    """Return texts as a column; None is null.

    Examples
    --------
    >>> text_column(["rail", None, "å"]).to_pylist()
    ['rail', None, 'å']
    """
    return _packed([None if one is None else one.encode() for one in cells], pa.string())


def bytes_column(cells: Sequence[bytes | None]) -> pa.Array:
    """Return bytes as a column; None is null.

    Examples
    --------
    >>> bytes_column([b"ab", None]).to_pylist()
    [b'ab', None]
    """
    return _packed(cells, pa.binary())


def _packed(cells: Sequence[bytes | None], kind: pa.DataType) -> pa.Array:
    ends = np.cumsum([0, *(len(one or b"") for one in cells)]).astype("<i4")
    joined = b"".join(one or b"" for one in cells)
    buffers = [_known(cells), pa.py_buffer(ends.tobytes()), pa.py_buffer(joined)]
    return pa.Array.from_buffers(kind, len(cells), buffers)


def _known(cells: Sequence[object]) -> pa.Buffer:
    """Return a bit for each cell: whether there is something in it."""
    bits = np.packbits([one is not None for one in cells], bitorder="little")
    return pa.py_buffer(bits.tobytes())
