"""Circles whose area is in proportion to a total."""

from __future__ import annotations

import math

SHARES = (0.1, 0.4, 1.0)
NICE = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def radius(value: float, largest: float, largest_radius: float) -> float:
    """Return the radius of a circle whose area is in proportion to a value.

    Parameters
    ----------
    value
        Zero or more; a value that is not known has no circle.
    largest
        Value that is drawn with `largest_radius`; the same for all years, so that years
        compare.
    largest_radius
        In pixels.

    Examples
    --------
    >>> radius(25, 100, 28)
    14.0
    """
    if largest <= 0 or value <= 0:
        return 0.0
    return largest_radius * math.sqrt(value / largest)


def round_down(value: float) -> float:
    """Return the largest round number that is not above a value.

    Round numbers are 1, 2, 3, 4, 5, 6 and 8 times a power of ten.

    Examples
    --------
    >>> [round_down(value) for value in (467.4, 9.99, 0.07, 1000)]
    [400.0, 8.0, 0.06, 1000.0]
    """
    if value <= 0:
        return 0.0
    power = math.floor(math.log10(value))
    leading = max(step for step in NICE if step <= value / 10.0**power * (1 + 1e-9))
    return round(leading * 10.0**power, -power) if power < 0 else leading * 10.0**power


def legend_sizes(largest: float) -> tuple[float, ...]:
    """Return the values of the circles in a legend, rising: three round ones, or none.

    Parameters
    ----------
    largest
        The largest value of all years.

    Examples
    --------
    >>> legend_sizes(467.4)
    (40.0, 100.0, 400.0)
    """
    sizes = [round_down(largest * share) for share in SHARES]
    return tuple(dict.fromkeys(size for size in sizes if size > 0))
