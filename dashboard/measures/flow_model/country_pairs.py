"""Tonnes by road between countries: what is published, and what follows for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.measures.flow_model.territory import Array, Mask

if TYPE_CHECKING:
    import pandas as pd

ALL = "WORLD"
Cells = Mapping[tuple[str, str, int], Mapping[str, float]]
"""Values by direction, country that reports and year, then by partner; NaN where missing."""


@dataclass(frozen=True, slots=True)
class PairTonnes:
    """Tonnes between countries in one year, [from, to], NaN where not known.

    Parameters
    ----------
    by_origin, by_destination
        Carried by lorries of the country of loading, and of the country of unloading.
    published
        The part of both together that stands in the tables.
    total
        All that a country's lorries carry across its border; NaN where not known.
    outside
        For each country, all that its lorries carry across its border for one tonne of what they
        carry to and from countries of the atlas by a known way; 1 where nothing goes elsewhere.
    reports
        Which countries report in this year.
    carried
        Which countries are carried over from an earlier year.
    """

    by_origin: Array
    by_destination: Array
    published: Array
    total: Array
    outside: Array
    reports: Mask
    carried: Mask

    @property
    def tonnes(self) -> Array:
        """Tonnes from country to country; NaN where either half is not known."""
        both: Array = self.by_origin + self.by_destination
        np.fill_diagonal(both, np.nan)
        return both


def to_cells(pairs: pd.DataFrame) -> Cells:
    """Return the rows of ``road_pairs`` in tonnes, to be looked up."""
    cells: dict[tuple[str, str, int], dict[str, float]] = defaultdict(dict)
    columns = ["direction", "region_id", "year", "partner_id", "value"]
    for direction, reporter, year, partner, value in pairs[columns].itertuples(index=False):
        cells[direction, reporter, int(year)][partner] = float(value) * 1000
    return dict(cells)


def pair_tonnes(
    cells: Cells,
    countries: Sequence[str],
    year: int,
    expected: Array,
    carry_years: int,
    unseen_share: float,
) -> PairTonnes:
    """Return tonnes between countries in one year.

    Parameters
    ----------
    cells
        What `to_cells` gives.
    countries
        Codes, in the order of the matrices.
    year
        The year.
    expected
        Relative size of each flow, [from, to], by which what is published only as a sum is
        divided among partners whose own figure is missing; zero where there is no way.
    carry_years
        For how many years a country that stopped reporting is carried on.
    unseen_share
        What a partner without a row gets of what a total leaves, for one tonne of what it would
        get if its row were there and its figure missing; 0 where its half is taken to be nothing.

    Notes
    -----
    A flow has two halves: lorries of the country of loading, lorries of the country of unloading.
    Lorries of third countries are in neither. A partner whose figure is missing gets its part of
    what the country's total leaves. A partner without a row was not seen in the survey: its half
    is nothing, unless ``unseen_share`` says otherwise. A country that stopped reporting keeps the
    ratio of its halves to those of its partners in its last year.
    """
    made = {
        direction: _halves(cells, countries, year, direction, expected, unseen_share)
        for direction in ("loaded", "unloaded")
    }
    loaded, unloaded = made["loaded"], made["unloaded"]
    reports = np.isfinite(loaded[2]) & np.isfinite(unloaded[2])
    carried = np.zeros(len(countries), dtype=bool)
    published = np.nan_to_num(loaded[1]) + np.nan_to_num(unloaded[1].T)
    by_origin, by_destination = loaded[0], unloaded[0].T.copy()
    total = loaded[2] + unloaded[2]
    for at in np.flatnonzero(~reports).tolist():
        before = _last(cells, countries[at], year, carry_years)
        if before is None:
            by_origin[at, :], by_destination[:, at] = np.nan, np.nan
            continue
        old = pair_tonnes(cells, countries, before, expected, 0, unseen_share)
        out = _ratio(by_destination[at, :], old.by_destination[at, :])
        into = _ratio(by_origin[:, at], old.by_origin[:, at])
        by_origin[at, :] = old.by_origin[at, :] * out
        by_destination[:, at] = old.by_destination[:, at] * into
        total[at] = old.total[at] * (out + into) / 2
        carried[at] = True
    placed = np.isfinite(by_origin + by_destination) & (expected > 0)
    within = np.where(placed, by_origin, 0.0).sum(axis=1)
    within += np.where(placed, by_destination, 0.0).sum(axis=0)
    outside = np.divide(total, within, out=np.ones_like(total), where=within > 0)
    return PairTonnes(
        by_origin, by_destination, published, total, np.fmax(outside, 1.0), reports, carried
    )


def _halves(
    cells: Cells,
    countries: Sequence[str],
    year: int,
    direction: str,
    expected: Array,
    unseen_share: float,
) -> tuple[Array, Array, Array]:
    """Return halves by [country that reports, partner]: whole, published; and each one's total."""
    size = len(countries)
    whole, published = np.full((size, size), np.nan), np.zeros((size, size))
    totals = np.full(size, np.nan)
    place = {code: at for at, code in enumerate(countries)}
    for at, reporter in enumerate(countries):
        row = cells.get((direction, reporter, year), {})
        total = row.get(ALL, np.nan)
        if not np.isfinite(total):
            continue
        totals[at] = total
        known = {p: v for p, v in row.items() if p != ALL and np.isfinite(v)}
        unknown = [p for p, v in row.items() if p != ALL and not np.isfinite(v)]
        whole[at, :] = 0.0
        for partner, value in known.items():
            if partner in place:
                whole[at, place[partner]] = published[at, place[partner]] = value
        size_of = expected[at, :] if direction == "loaded" else expected[:, at]
        guess = {p: size_of[place[p]] for p in unknown if p in place and p != reporter}
        unseen = {p: size_of[place[p]] for p in countries if p not in row and p != reporter}
        mean = float(np.mean(list((guess or unseen).values()))) if guess or unseen else 1.0
        all_guesses = sum(guess.get(p, mean) for p in unknown)
        all_guesses += unseen_share * sum(unseen.values())
        guess |= {p: unseen_share * weight for p, weight in unseen.items()}
        left = max(0.0, total - sum(known.values()))
        for partner, weight in guess.items():
            whole[at, place[partner]] = left * weight / all_guesses if all_guesses > 0 else 0.0
    return whole, published, totals


def unseen_halves(
    cells: Cells, countries: Sequence[str], year: int, pairs: PairTonnes
) -> tuple[Mask, Mask]:
    """Tell of which flows between countries that report a half has no row in its table.

    Parameters
    ----------
    cells, countries, year
        What the tonnes were made from.
    pairs
        The tonnes themselves.

    Returns
    -------
    any_half, beside_a_figure
        [from, to]: whether a half has no row, and whether the other one has a figure all the same.
    """
    size = range(len(countries))

    def without_row(direction: str, reporter: int, partner: int) -> bool:
        row = cells.get((direction, countries[reporter], year), {})
        return reporter != partner and countries[partner] not in row

    loaded = np.array([[without_row("loaded", a, b) for b in size] for a in size])
    unloaded = np.array([[without_row("unloaded", b, a) for b in size] for a in size])
    both_report = pairs.reports[:, None] & pairs.reports[None, :]
    any_half = (loaded | unloaded) & both_report
    beside_a_figure = (loaded != unloaded) & both_report & (pairs.published > 0)
    return any_half, beside_a_figure


def _last(cells: Cells, country: str, year: int, carry_years: int) -> int | None:
    for before in range(year - 1, year - 1 - carry_years, -1):
        rows = [cells.get((way, country, before), {}) for way in ("loaded", "unloaded")]
        if all(np.isfinite(row.get(ALL, np.nan)) for row in rows):
            return before
    return None


def _ratio(now: Array, before: Array) -> float:
    both = np.isfinite(now) & np.isfinite(before)
    old = float(before[both].sum())
    return float(now[both].sum()) / old if old > 0 else 1.0
