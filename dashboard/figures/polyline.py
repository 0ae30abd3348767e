"""Lines of routes as the build packs them: encoded polylines of five decimals."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

PRECISION = 1e5
_OFFSET, _MORE, _BITS, _CHUNK = 63, 0x20, 0x1F, 5


def decode(text: str) -> npt.NDArray[np.float64]:
    """Return the points of an encoded polyline.

    Parameters
    ----------
    text
        As Google's format has it: differences, latitude before longitude.

    Returns
    -------
    points
        One row for each point: longitude and latitude in degrees. No rows for an empty text.

    Examples
    --------
    >>> decode("_p~iF~ps|U_ulLnnqC").round(2).tolist()
    [[-120.2, 38.5], [-120.95, 40.7]]
    """
    numbers: list[int] = []
    value = shift = 0
    for sign in text.encode("ascii"):
        part = sign - _OFFSET
        value |= (part & _BITS) << shift
        shift += _CHUNK
        if not part & _MORE:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    steps = np.array(numbers, dtype=np.int64).reshape(-1, 2)
    points: npt.NDArray[np.float64] = np.cumsum(steps, axis=0)[:, ::-1] / PRECISION
    return points
