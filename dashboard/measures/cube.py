"""The figures of one measure, held so that each is found at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.measures.figures_by import FiguresBy
from dashboard.selection import LEVELS, Choices
from dashboard.sources.held_columns import Columns, columns_of

MODES = ("road", "rail", "inland_waterway", "sea", "air", "all")
ALL_MODES = "all"
"""Every mode that is counted by the same measure, added up."""
EU = "EU27_2020"
MISSING = "missing"
USUAL_COVERAGE = 0.8
UNKNOWN = math.nan


class Figure(NamedTuple):
    """One figure with everything that must be told with it.

    Parameters
    ----------
    subject_id
        Region by its code, else ``port:`` or ``cluster:`` and the code.
    level
        ``eu``, ``0`` to ``3`` or ``place``.
    year
        Calendar year.
    mode
        Mode of transport; empty where the measure is not counted by mode.
    definition
        Which of several definitions; empty where there is only one.
    value
        In `unit`; NaN when not known. Zero means that nothing moved.
    unit
        Code of a unit, see `dashboard.measures.units`.
    status
        ``official``, ``provisional``, ``estimated``, ``secondary``, ``partial``, ``confidential``
        or ``missing``.
    flag
        Letters of the supplier, unchanged; ``b`` is a break in the series.
    source_id
        Where it comes from; several are joined by ``|``.
    known, out_of
        For a sum: how many of the ports in the region have a figure. Zero where it is no sum.
    wtt, ttw
        Parts of `value` from well to tank and from tank to wheel; NaN where it has none.
    low, high
        Range of an estimate, from runs with other assumptions; NaN where none was worked out.
    """

    subject_id: str
    level: str
    year: int
    mode: str
    definition: str
    value: float
    unit: str
    status: str
    flag: str
    source_id: str
    known: int = 0
    out_of: int = 0
    wtt: float = UNKNOWN
    ttw: float = UNKNOWN
    low: float = UNKNOWN
    high: float = UNKNOWN

    @property
    def has_range(self) -> bool:
        """Whether the runs with other assumptions give another value."""
        return self.high > self.low

    @property
    def is_known(self) -> bool:
        """Whether there is a value. Not known is never zero."""
        return not math.isnan(self.value)

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum of the ports that have a figure."""
        return self.out_of > 0

    @property
    def is_break(self) -> bool:
        """Whether the supplier says that the series breaks before this year."""
        return "b" in self.flag

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Every source that the figure rests on."""
        return tuple(part for part in self.source_id.split("|") if part)


def _by_fixed_order(values: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(values, key=order.index))


def _without_gaps(years: Iterable[int]) -> tuple[int, ...]:
    """Return all years from the first to the last: a year between without a figure says so."""
    known = sorted(years)
    return tuple(range(known[0], known[-1] + 1)) if known else ()


class Cube:
    """All figures of one measure, held in columns: each is made into a `Figure` when asked for.

    Parameters
    ----------
    rows
        Figures in any order, at most one for each subject, level, year, mode and definition.
        In columns, as they are read from the build, they are taken as they are.
    breaks
        Class limits by ``level|mode|definition``, as `dashboard.measures.classes` makes them.
    default_mode, default_level
        What is shown when nothing is asked, where the measure has it.
    usual_definitions
        Definition that is meant at each level where none is asked for, as `Measure` tells.
    """

    def __init__(
        self,
        rows: Iterable[Figure] | Columns,
        breaks: Mapping[str, Sequence[float]] | None = None,
        default_mode: str = "",
        default_level: str = "0",
        usual_definitions: Mapping[str, str] | None = None,
    ) -> None:
        columns = rows if isinstance(rows, Columns) else columns_of(rows, Figure._fields)
        self._by_map = FiguresBy(columns, ("level", "year", "mode", "definition"))
        self._by_subject = FiguresBy(columns, ("subject_id", "mode", "definition"), then="year")
        self._breaks = {key: tuple(limits) for key, limits in (breaks or {}).items()}
        self._default_mode, self._default_level = default_mode, default_level
        self._usual = dict(usual_definitions or {})

    def at(self, level: str, year: int, mode: str = "", definition: str = "") -> dict[str, Figure]:
        """Return the figures of one year by subject; a subject without a row is not known."""
        definition = definition or self._usual.get(level, "")
        found = map(Figure._make, self._by_map.rows((level, year, mode, definition)))
        return {figure.subject_id: figure for figure in found}

    def series(self, subject_id: str, mode: str = "", definition: str = "") -> tuple[Figure, ...]:
        """Return the figures of one subject, years rising. Years may be left out.

        Without a definition, that of the usual ones which comes first and has figures of it.
        """
        wanted = (definition,) if definition else (*dict.fromkeys(self._usual.values()), "")
        keys = ((subject_id, mode, one) for one in wanted)
        key = next((key for key in keys if key in self._by_subject), None)
        return tuple(map(Figure._make, self._by_subject.rows(key))) if key else ()

    def figure(
        self, subject_id: str, year: int, mode: str = "", definition: str = ""
    ) -> Figure | None:
        """Return one figure, or None where there is no row for it."""
        for row in self.series(subject_id, mode, definition):
            if row.year == year:
                return row
        return None

    def breaks(self, level: str, mode: str = "", definition: str = "") -> tuple[float, ...]:
        """Return the lower limit of each class, rising; the last class has no upper limit.

        The limits hold for all years. A limit belongs to the class above it. Empty where the
        measure is not drawn in classes.
        """
        return self._breaks.get(f"{level}|{mode}|{definition}", ())

    def largest(self, level: str, mode: str = "", definition: str = "") -> float:
        """Return the largest value of all years, by which circles are scaled; 0 if none."""
        return self._largest.get((level, mode, definition), 0.0)

    def definitions_of(self, subject_id: str) -> tuple[str, ...]:
        """Return the definitions under which a subject has a figure, in the cube's order."""
        own = {d for subject, _, d in self._by_subject if subject == subject_id}
        return tuple(d for d in self.choices().definitions if d in own)

    def choices(self) -> Choices:
        """Return what can be asked, and what is shown when nothing is asked.

        The year shown is the latest in which at least 80 % of the subjects of the fullest year
        have a figure; the definition is the one with most figures.
        """
        return self._choices

    @cached_property
    def _known_counts(self) -> Counter[tuple[str, int, str, str]]:
        counts: Counter[tuple[str, int, str, str]] = Counter()
        for key in self._by_map:
            counts[key] = int(np.isfinite(self._by_map.numbers(key, "value")).sum())
        return +counts

    @cached_property
    def _largest(self) -> dict[tuple[str, str, str], float]:
        found: dict[tuple[str, str, str], float] = {}
        for key in self._by_map:
            level, _, mode, definition = key
            here = max(0.0, np.fmax.reduce(self._by_map.numbers(key, "value")))
            found[level, mode, definition] = max(here, found.get((level, mode, definition), 0.0))
        return found

    @cached_property
    def _choices(self) -> Choices:
        counts = self._known_counts
        levels = _by_fixed_order({level for level, *_ in counts}, LEVELS)
        modes = _by_fixed_order({mode for _, _, mode, _ in counts if mode}, MODES)
        level = self._default_level if self._default_level in levels else (*levels, "")[0]
        by_definition: Counter[str] = Counter()
        for (at_level, _, _, definition), count in counts.items():
            by_definition[definition] += count if at_level == level else 0
        definitions = tuple(
            sorted(
                {name for *_, name in counts if name},
                key=lambda name: (name != self._usual.get(level), -by_definition[name], name),
            )
        )
        mode = self._default_mode if self._default_mode in modes else (*modes, "")[0]
        definition = (*definitions, "")[0]
        return Choices(
            years=_without_gaps(year for _, year, _, _ in counts),
            modes=modes,
            levels=levels,
            definitions=definitions,
            year=self._usual_year(level, mode, definition),
            mode=mode,
            level=level,
            definition=definition,
            by_level=self._definitions_by_level(definitions),
        )

    def _definitions_by_level(self, ordered: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return the definitions of each of `LEVELS`, the usual one first."""
        found = {(level, definition) for level, _, _, definition in self._known_counts}
        return tuple(
            tuple(
                sorted(
                    (name for name in ordered if (level, name) in found),
                    key=lambda name: name != self._usual.get(level),
                )
            )
            for level in LEVELS
        )

    def _usual_year(self, level: str, mode: str, definition: str) -> int:
        by_year = {
            year: count
            for (at_level, year, at_mode, at_definition), count in self._known_counts.items()
            if (at_level, at_mode, at_definition) == (level, mode, definition)
        }
        fullest = max(by_year.values(), default=0)
        enough = [year for year, count in by_year.items() if count >= USUAL_COVERAGE * fullest]
        return max(enough, default=0)
