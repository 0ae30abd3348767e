"""The modes of transport: their names, colours, patterns and markers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.measures.cube import ALL_MODES
from dashboard.words import N_


@dataclass(frozen=True, slots=True)
class ModeSign:
    """How a mode is written and drawn, everywhere.

    Parameters
    ----------
    name
        Its name at the start of a line, to be translated.
    short
        A name that fits beside a line, to be translated.
    fill, text
        Colours of its areas and of its words, as tokens of the style sheet.
    symbol
        plotly's marker; empty for the hull, which is drawn as a path.
    pattern
        A path that is repeated in print, on squares of `pattern_size` pixels; empty for solid.
    pattern_size
        Side of the square in pixels.
    """

    name: str
    short: str
    fill: str
    text: str
    symbol: str
    pattern: str
    pattern_size: int


MODE_SIGNS = {
    "road": ModeSign(
        name=N_("Road"),
        short=N_("Road"),
        fill="var(--mode-road)",
        text="var(--text-road)",
        symbol="square",
        pattern="",
        pattern_size=0,
    ),
    "rail": ModeSign(
        name=N_("Rail"),
        short=N_("Rail"),
        fill="var(--mode-rail)",
        text="var(--text-rail)",
        symbol="circle",
        pattern="M0,0H1.5V6H0Z",
        pattern_size=6,
    ),
    "inland_waterway": ModeSign(
        name=N_("Inland waterway"),
        short=N_("Waterway"),
        fill="var(--mode-iww)",
        text="var(--text-iww)",
        symbol="triangle-down",
        pattern="M0,3Q2,0.5 4,3T8,3V4.5Q6,7 4,4.5T0,4.5Z",
        pattern_size=8,
    ),
    "sea": ModeSign(
        name=N_("Sea"),
        short=N_("Sea"),
        fill="var(--mode-sea)",
        text="var(--text-sea)",
        symbol="",
        pattern="M0,0V1.4H5V0Z",
        pattern_size=5,
    ),
    "air": ModeSign(
        name=N_("Air"),
        short=N_("Air"),
        fill="var(--mode-air)",
        text="var(--text-air)",
        symbol="triangle-up",
        pattern="M1,1H2.6V2.6H1Z",
        pattern_size=5,
    ),
    ALL_MODES: ModeSign(
        name=N_("All land modes"),
        short=N_("All"),
        fill="var(--ink-2)",
        text="var(--ink-2)",
        symbol="diamond",
        pattern="M0,0H1.4L6,4.6V6Z",
        pattern_size=6,
    ),
}
"""Every mode, in the order in which modes always stand; last their sum."""


def single(modes: Iterable[str]) -> tuple[str, ...]:
    """Return modes without their sum, which is never drawn beside its own parts."""
    return tuple(mode for mode in modes if mode != ALL_MODES)
