"""What a measure is, and how a figure of it is explained."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.measures.raw import Tables
from dashboard.sources.columns import CONFIDENTIAL
from dashboard.words import N_, NO_FIGURE, Words

SHARE, TOTAL, INDEX = "share", "total", "index"
RATIO, DIFFERENCE = "ratio", "difference"
CLASSED = (SHARE, RATIO, DIFFERENCE)
"""Kinds of measure that are drawn in classes."""
KINDS = (*CLASSED, TOTAL, INDEX)
SHOWN_DIGITS = 5
AS_PUBLISHED = N_("The figure is shown as it was published. Nothing is calculated.")
FLAGS = {
    "b": N_("Break in the series: do not compare this year with the years before it."),
    "e": N_("The supplier estimated this figure."),
    "p": N_("The supplier may still revise this figure."),
    "n": N_("Too small to matter, says the supplier."),
    "m": N_("Nothing to count here, says the supplier."),
    "u": N_("The supplier calls this figure unreliable."),
    "d": N_("The supplier defines this figure otherwise than its others."),
}
STATUS_CAUTIONS = {
    "secondary": N_(
        "This figure was typed from a press report and not checked by a second person."
    ),
    CONFIDENTIAL: N_("This figure is for your organisation only: it must not be passed on."),
}


class Input(NamedTuple):
    """One number that a figure was made from.

    Parameters
    ----------
    label
        What it is, to be translated; empty where `subject_id` says it.
    value, unit
        The number, and the code of its unit.
    status
        How sure it is, in the words of the figures.
    source_id
        Where it stands.
    subject_id
        Port or region that it belongs to; empty where it belongs to none.
    year
        Year that it holds for; 0 where it holds for several.
    flag
        Letters of the supplier, unchanged.
    note
        What exactly was measured, to be translated.
    """

    label: str
    value: float
    unit: str
    status: str
    source_id: str
    subject_id: str = ""
    year: int = 0
    flag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation, with its numbers.

    Parameters
    ----------
    text
        The line with ``{placeholders}``, to be translated.
    numbers
        What fills them, more than are needed do not matter; shown with up to five significant
        digits, as many as the number has.

    Examples
    --------
    >>> from dashboard.words import speak
    >>> Step("{tkm} × {g}", {"tkm": 47_870.0, "g": 125.22}).say(speak("en"))
    '47,870 × 125.22'
    """

    text: str
    numbers: Mapping[str, float] = field(default_factory=dict)

    def say(self, words: Words) -> str:
        """Return the line in the reader's language."""
        shown = {
            name: NO_FIGURE if math.isnan(value) else words.number(value, shown_decimals(value))
            for name, value in self.numbers.items()
            if f"{{{name}}}" in self.text
        }
        return words.say(self.text, **shown)


def shown_decimals(value: float) -> int:
    """Return the decimals that show five significant digits, fewer where the rest is zero.

    Examples
    --------
    >>> [shown_decimals(value) for value in (47870.4, 45.08, 0.021761, 0.0, 23.5)]
    [0, 2, 6, 0, 1]
    """
    if value == 0:
        return 0
    number = Decimal(repr(float(value)))
    wanted = max(0, SHOWN_DIGITS - 1 - number.adjusted())
    rest = number.quantize(Decimal(1).scaleb(-wanted)).normalize()
    return max(0, -int(rest.as_tuple().exponent))


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one figure was made.

    Parameters
    ----------
    steps
        The calculation with its numbers, line by line.
    inputs
        The numbers that went into it, the most important first.
    cautions
        What holds for this very figure beside the cautions of the measure, to be translated.
    """

    steps: tuple[Step, ...]
    inputs: tuple[Input, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what it says, what it must not be used for, and how it is made.

    All texts are English and to be translated by the reader's `Words`.

    Parameters
    ----------
    key
        Name in addresses.
    title
        What it is called, without unit and without full stop.
    unit
        Code of a unit, see `dashboard.measures.units`; where definitions have different units,
        the unit of the first, and each figure tells its own.
    kind
        ``share``, ``ratio`` and ``difference`` (from zero, both ways) are drawn in classes;
        ``total`` and ``index`` as circles.
    subject
        ``region`` or ``place``: what it was counted for.
    levels, modes
        What it may hold for; what it does hold for is told by its cube.
    definitions
        Names of definitions that are never mixed, by key; empty where there is only one.
    suppliers
        Who publishes it.
    method
        Anchor of its section in ``docs/method.md``.
    formula
        How it is calculated, in words.
    meaning
        What it says, one sentence.
    not_for
        What it must not be used for, one sentence.
    cautions
        What a reader must know, one sentence each.
    build
        Makes its figures from the tables.
    explain
        Tells how one of its figures was made.
    default_mode, default_level
        What is shown when nothing is asked.
    usual_definitions
        Definition that is meant at a level where none is asked for; empty where all stand side
        by side.
    """

    key: str
    title: str
    unit: str
    kind: str
    subject: str
    levels: tuple[str, ...]
    modes: tuple[str, ...]
    definitions: Mapping[str, str]
    suppliers: tuple[str, ...]
    method: str
    formula: str
    meaning: str
    not_for: str
    cautions: tuple[str, ...]
    build: Callable[[Tables], list[Figure]]
    explain: Callable[[Figure, Atlas], Explanation]
    default_mode: str = ""
    default_level: str = "0"
    usual_definitions: Mapping[str, str] = field(default_factory=dict)


def published(label: str, figure: Figure) -> Explanation:
    """Return the explanation of a figure that stands as its supplier published it.

    Parameters
    ----------
    label
        What the figure is, to be translated.
    figure
        The figure.
    """
    own = input_of(label, figure)
    return Explanation((Step(AS_PUBLISHED),), (own,), flag_cautions(figure))


def input_of(label: str, figure: Figure) -> Input:
    """Return a figure as an input of another."""
    return Input(
        label,
        figure.value,
        figure.unit,
        figure.status,
        figure.source_id,
        figure.subject_id,
        figure.year,
        figure.flag,
    )


def flag_cautions(figure: Figure) -> tuple[str, ...]:
    """Return what the letters of the supplier and the status mean, one sentence each."""
    told = [text for letter, text in FLAGS.items() if letter in figure.flag]
    if figure.status in STATUS_CAUTIONS:
        told.append(STATUS_CAUTIONS[figure.status])
    return tuple(told)
