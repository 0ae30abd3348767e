"""A value written with its unit, rounded once, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.measures.cube import Figure
from dashboard.measures.units import UNITS, Unit
from dashboard.words import N_, NO_FIGURE, Words

SIGNIFICANT = 3
ESTIMATED_SIGNIFICANT = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """The size in which values of a unit are written.

    Parameters
    ----------
    divisor
        A value is divided by it.
    symbol
        Short unit, to be translated.
    name
        Unit in words as it opens a line, to be translated.
    most_decimals
        Decimals that are never exceeded.
    is_fixed
        Whether every value has exactly that many decimals.
    significant
        Else so many significant figures.
    """

    divisor: float
    symbol: str
    name: str
    most_decimals: int = 2
    is_fixed: bool = False
    significant: int = SIGNIFICANT


_PERCENT = (Scale(1, "%", N_("Per cent"), 1, is_fixed=True),)
_INDEX = (Scale(1, "", N_("Index points"), 0, is_fixed=True),)
_SCALES: dict[str, tuple[Scale, ...]] = {
    "percent": _PERCENT,
    "index": _INDEX,
    "million_tkm": (
        Scale(1, N_("million t-km"), N_("Million tonne-kilometres")),
        Scale(1e3, N_("bn t-km"), N_("Billion tonne-kilometres")),
    ),
    "kt_co2e": (
        Scale(1, N_("kt CO₂e"), N_("Thousand tonnes of CO₂e")),
        Scale(1e3, N_("Mt CO₂e"), N_("Million tonnes of CO₂e")),
    ),
    "tj": (
        Scale(1, N_("TJ"), N_("Terajoules")),
        Scale(1e3, N_("PJ"), N_("Petajoules")),
    ),
    "t": (
        Scale(1, N_("t"), N_("Tonnes"), 0),
        Scale(1e3, N_("thousand t"), N_("Thousand tonnes")),
        Scale(1e6, N_("Mt"), N_("Million tonnes")),
    ),
    "thousand_t": (
        Scale(1, N_("thousand t"), N_("Thousand tonnes")),
        Scale(1e3, N_("Mt"), N_("Million tonnes")),
    ),
    "km": (Scale(1, N_("km"), N_("Kilometres"), 0),),
    "g_co2e_per_tkm": (Scale(1, N_("g per t-km"), N_("Grams of CO₂e for one tonne-kilometre"), 1),),
    "million_t": (Scale(1, N_("Mt"), N_("Million tonnes")),),
    "teu": (
        Scale(1, N_("TEU"), N_("TEU (twenty-foot units)"), 0),
        Scale(1e6, N_("million TEU"), N_("Million TEU (twenty-foot units)")),
    ),
}


def scale_of(unit: str, values: Iterable[float]) -> Scale:
    """Return the scale that suits several values of a unit, so that all are written alike.

    Parameters
    ----------
    unit
        Code of a unit.
    values
        What will be written in it; unknown ones do not count.
    """
    largest = max((abs(value) for value in values if not math.isnan(value)), default=0.0)
    scales = _SCALES.get(unit) or (_plain_scale(unit),)
    fitting = [scale for scale in scales if largest >= scale.divisor * (scale.divisor > 1)]
    return fitting[-1] if fitting else scales[0]


def _plain_scale(unit: str) -> Scale:
    known = UNITS.get(unit, Unit(unit, unit))
    return Scale(1, known.symbol, known.name)


def _decimals(scaled: Decimal, scale: Scale) -> int:
    if scale.is_fixed:
        return scale.most_decimals
    size = scaled.adjusted() if scaled else 0
    return min(scale.most_decimals, scale.significant - 1 - size)


def write(value: float, scale: Scale, words: Words) -> str:
    """Return a number of a scale without its unit; an en dash where it is not known.

    Rounded half up from the raw value, once. What is more than zero is never written as zero,
    but as "under 0.01".

    Examples
    --------
    >>> from dashboard.words import speak
    >>> write(47_900.4, scale_of("million_tkm", [47_900.4]), speak("en"))
    '47.9'
    >>> write(0.4, scale_of("kt_co2e", [4_550]), speak("en"))
    'under 0.01'
    """
    if math.isnan(value):
        return NO_FIGURE
    if value == 0 and not scale.is_fixed:
        return words.number(0)
    scaled = Decimal(repr(value)) / Decimal(repr(scale.divisor))
    decimals = _decimals(scaled, scale)
    smallest = Decimal(1).scaleb(-decimals)
    rounded = scaled.quantize(smallest, rounding=ROUND_HALF_UP)
    if not rounded and scaled > 0:
        return words.say("under {number}", number=words.number(float(smallest), decimals))
    return words.number(float(rounded), max(decimals, 0))


def write_figure(figure: Figure, scale: Scale, words: Words) -> str:
    """Return the number of a figure without its unit, rounded to what it can carry.

    An estimate with a range has two significant figures, or a whole per cent; anything else three
    and one decimal.
    """
    return write(figure.value, _carried(figure, scale), words)


def amount_of(figure: Figure, words: Words) -> str:
    """Return a figure with its unit, rounded to what it can carry."""
    scale = scale_of(figure.unit, [figure.value])
    return write_with_unit(figure.value, _carried(figure, scale), words)


def range_of(figure: Figure, words: Words) -> str:
    """Return the range of an estimate with its unit: "5.4 to 6.9 Mt"; empty where it has none."""
    if not figure.has_range:
        return ""
    scale = _carried(figure, scale_of(figure.unit, [figure.high]))
    low, high = write(figure.low, scale, words), write_with_unit(figure.high, scale, words)
    return words.say("{low} to {high}", low=low, high=high)


def _carried(figure: Figure, scale: Scale) -> Scale:
    if not figure.has_range:
        return scale
    if scale.is_fixed:
        return replace(scale, most_decimals=0)
    return replace(scale, significant=ESTIMATED_SIGNIFICANT)


def symbol(scale: Scale, words: Words) -> str:
    """Return the short unit of a scale in the reader's language."""
    return words.say(scale.symbol)


def write_with_unit(value: float, scale: Scale, words: Words) -> str:
    """Return a number of a scale with its short unit; an en dash where it is not known."""
    number = write(value, scale, words)
    if number == NO_FIGURE:
        return number
    if scale.symbol == "%":
        return _with_percent(number, words)
    short = symbol(scale, words)
    return f"{number}\N{NO-BREAK SPACE}{short}" if short else number


def amount(value: float, unit: str, words: Words) -> str:
    """Return a value with its unit: "28.7%", "47.9 bn t-km", "515,000 TEU".

    Examples
    --------
    >>> from dashboard.words import speak
    >>> amount(28.65, "percent", speak("en"))
    '28.7%'
    """
    return write_with_unit(value, scale_of(unit, [value]), words)


def _with_percent(number: str, words: Words) -> str:
    sign = words.percent(0, 0).removeprefix("0")
    return f"{number}{sign}"


def difference(later: float, earlier: float) -> float:
    """Return the change from an earlier to a later value in per cent of the earlier one."""
    return math.nan if earlier == 0 else (later - earlier) / earlier * 100
