"""Published figures of regions in the place of estimates, and the estimates beside them in step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from dashboard.measures.raw import ServedRow
from dashboard.measures.served import ESTIMATED, INSIDE, LOADED, TONNE_KM, UNLOADED

Of: TypeAlias = tuple[str, int, str]
"""Region, year and mode."""
Rows: TypeAlias = dict[str, ServedRow]
"""By quantity."""
ENDS = (LOADED, UNLOADED)
SMALLEST, LARGER = "2", ("1", "0")
LETTERS = {"0": 2, "1": 3, "2": 4}


def with_official(
    estimated: Iterable[ServedRow], official: Iterable[ServedRow]
) -> tuple[ServedRow, ...]:
    """Return estimates, those that an office has published replaced, the others brought in step.

    Parameters
    ----------
    estimated
        Sums of the flows, single modes only.
    official
        The same quantities as published, of any region, level, mode and year.

    Returns
    -------
    rows
        Published rows as they are. Beside them, in the same region, year and mode, tonne-kilometres
        change as the tonnes do and what stays inside at most so, so that it never exceeds what is
        loaded. A larger region changes by as much as the regions of level 2 in it, unless it is
        published itself. What has no published neighbour is unchanged.

    Notes
    -----
    The estimates beside a published figure stay estimates. They keep the model's hauls.
    """
    before = _grouped(estimated)
    after = {key: dict(rows) for key, rows in before.items()}
    published = _grouped(official)
    for key, rows in published.items():
        after[key] = _in_step(before.get(key, {}), rows)
    inside = _parts(before)
    for key in {larger for one in published for larger in _larger(one)}:
        if key in before and key not in published:
            after[key] = _summed(before[key], inside[key], before, after)
    return tuple(row for rows in after.values() for row in rows.values())


def _grouped(rows: Iterable[ServedRow]) -> dict[Of, Rows]:
    found: dict[Of, Rows] = defaultdict(dict)
    for row in rows:
        found[row.region_id, row.year, row.mode][row.quantity] = row
    return dict(found)


def _in_step(estimated: Rows, official: Rows) -> Rows:
    """Return the rows of one region, year and mode with the published ones among them."""
    found = estimated | official
    if not estimated:
        return found
    if INSIDE in official and INSIDE in estimated:
        more = official[INSIDE].value - estimated[INSIDE].value
        for end in ENDS:
            if end in estimated and end not in official:
                found[end] = _moved(estimated[end], estimated[end].value + more, official)
    ratios = [_ratio(found, estimated, end) for end in ENDS if end in estimated and end in found]
    if INSIDE in estimated and INSIDE not in official and ratios:
        inside = estimated[INSIDE]
        found[INSIDE] = _moved(inside, inside.value * min(ratios), official)
    if TONNE_KM in estimated and TONNE_KM not in official and ratios:
        way = estimated[TONNE_KM]
        found[TONNE_KM] = _moved(way, way.value * sum(ratios) / len(ratios), official)
    return found


def _ratio(now: Rows, before: Rows, quantity: str) -> float:
    old = before[quantity].value
    return now[quantity].value / old if old > 0 else 1.0


def _larger(key: Of) -> list[Of]:
    """Return the larger regions round a region of level 2, in the same year and mode."""
    region, year, mode = key
    if len(region) != LETTERS[SMALLEST]:
        return []
    return [(region[: LETTERS[level]], year, mode) for level in LARGER]


def _parts(keys: Iterable[Of]) -> dict[Of, list[Of]]:
    """Return the regions of level 2 in each larger region, by year and mode."""
    found: dict[Of, list[Of]] = defaultdict(list)
    for key in keys:
        for larger in _larger(key):
            found[larger].append(key)
    return found


def _summed(
    estimated: Rows, parts: Sequence[Of], before: Mapping[Of, Rows], after: Mapping[Of, Rows]
) -> Rows:
    """Return the rows of a larger region, changed by as much as its regions of level 2."""
    own = dict(estimated)
    changed = _grouped(row for one in parts for row in after[one].values())
    official = {
        row.source_id: row
        for rows in changed.values()
        for row in rows.values()
        if row.status != ESTIMATED
    }
    for quantity in (*ENDS, TONNE_KM):
        if quantity in own:
            more = sum(
                after[one][quantity].value - before[one][quantity].value
                for one in parts
                if quantity in before[one]
            )
            own[quantity] = _moved(own[quantity], own[quantity].value + more, official)
    if INSIDE in own:
        least = min(_ratio(own, estimated, end) for end in ENDS if end in own)
        own[INSIDE] = _moved(own[INSIDE], own[INSIDE].value * least, official)
    return own


def _moved(row: ServedRow, value: float, official: Mapping[str, ServedRow]) -> ServedRow:
    """Return an estimate with another value, its range moved alike, and the sources of both."""
    by = value / row.value if row.value > 0 else 1.0
    every = [row.source_id, *(one.source_id for one in official.values())]
    sources = dict.fromkeys(part for one in every for part in one.split("|"))
    return row._replace(
        value=value, low=row.low * by, high=row.high * by, source_id="|".join(sources)
    )
