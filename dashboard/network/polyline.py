"""Lines written small, in the encoded polyline format."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely

_SCALE = 1e5
_BITS, _CHUNKS, _OFFSET = 5, 6, 63


def encoded(lines: np.ndarray) -> list[str]:
    """Return lines in the encoded polyline format, five decimals, latitude first.

    Parameters
    ----------
    lines
        Line strings, EPSG:4326, each with at least one point.

    Examples
    --------
    >>> encoded(np.array([shapely.LineString([(-120.2, 38.5), (-120.95, 40.7)])]))
    ['_p~iF~ps|U_ulLnnqC']
    """
    if not len(lines):
        return []
    points, owner = shapely.get_coordinates(lines, return_index=True)
    whole = np.round(points[:, ::-1] * _SCALE).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    steps[begins] = whole[begins]
    values = ((steps << 1) ^ (steps >> 63)).reshape(-1)
    parts = (values[:, None] >> (_BITS * np.arange(_CHUNKS))) & 0x1F
    lengths = np.maximum(np.ceil(np.log2(values + 1) / _BITS).astype(np.int64), 1)
    place = np.arange(_CHUNKS)
    parts += np.where(place < lengths[:, None] - 1, 0x20, 0) + _OFFSET
    text = parts[place < lengths[:, None]].astype(np.uint8).tobytes().decode("ascii")
    sizes = np.bincount(owner, lengths.reshape(-1, 2).sum(axis=1)).astype(np.int64)
    cuts = np.concatenate([[0], np.cumsum(sizes)]).tolist()
    return [text[start:end] for start, end in pairwise(cuts)]
