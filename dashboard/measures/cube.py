"""The figures of one measure, held so that each is found at once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dashboard.selection import Choices

LEVELS = ("eu", "0", "1", "2", "3", "place")
MODES = ("road", "rail", "inland_waterway", "sea", "air")
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
        ``official``, ``provisional``, ``estimated``, ``secondary``, ``partial`` or ``missing``.
    flag
        Letters of the supplier, unchanged; ``b`` is a break in the series.
    source_id
        Where it comes from; several are joined by ``|``.
    known, out_of
        For a sum: how many of the ports in the region have a figure. Zero where it is no sum.
    wtt, ttw
        Parts of `value` from well to tank and from tank to wheel; NaN where it has none.
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

    @property
    def is_known(self) -> bool:
        """Whether there is a value. Not known is never zero."""
        return not math.isnan(self.value)

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
    """All figures of one measure.

    Parameters
    ----------
    rows
        Figures in any order, at most one for each subject, level, year, mode and definition.
    breaks
        Class limits by ``level|mode|definition``, as `dashboard.measures.classes` makes them.
    default_mode, default_level
        What is shown when nothing is asked, where the measure has it.
    """

    def __init__(
        self,
        rows: Iterable[Figure],
        breaks: Mapping[str, Sequence[float]] | None = None,
        default_mode: str = "",
        default_level: str = "0",
    ) -> None:
        self._maps: dict[tuple[str, int, str, str], dict[str, Figure]] = defaultdict(dict)
        self._series: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        for row in sorted(rows, key=lambda figure: figure.year):
            self._maps[row.level, row.year, row.mode, row.definition][row.subject_id] = row
            self._series[row.subject_id, row.mode, row.definition].append(row)
        self._breaks = {key: tuple(limits) for key, limits in (breaks or {}).items()}
        self._default_mode, self._default_level = default_mode, default_level

    def at(self, level: str, year: int, mode: str = "", definition: str = "") -> dict[str, Figure]:
        """Return the figures of one year by subject; a subject without a row is not known."""
        return self._maps.get((level, year, mode, definition), {})

    def series(self, subject_id: str, mode: str = "", definition: str = "") -> tuple[Figure, ...]:
        """Return the figures of one subject, years rising. Years may be left out."""
        return tuple(self._series.get((subject_id, mode, definition), ()))

    def figure(
        self, subject_id: str, year: int, mode: str = "", definition: str = ""
    ) -> Figure | None:
        """Return one figure, or None where there is no row for it."""
        for row in self._series.get((subject_id, mode, definition), ()):
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
        own = {d for (subject, _, d), rows in self._series.items() if subject == subject_id}
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
        for key, figures in self._maps.items():
            counts[key] = sum(figure.is_known for figure in figures.values())
        return +counts

    @cached_property
    def _largest(self) -> dict[tuple[str, str, str], float]:
        found: dict[tuple[str, str, str], float] = {}
        for (level, _, mode, definition), figures in self._maps.items():
            known = [figure.value for figure in figures.values() if figure.is_known]
            here = max(known, default=0.0)
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
            sorted(filter(None, by_definition), key=lambda name: (-by_definition[name], name))
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
