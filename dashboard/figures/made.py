"""How figures were made, as plain records that the page makes visible."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.table import Table


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the figure.

    Parameters
    ----------
    supplier, title
        Who published what.
    licence
        What it may be used for, as the supplier says; may be empty.
    where
        Where it was read; may be empty.
    status
        Key of the status of what comes from it.
    """

    supplier: str
    title: str
    licence: str
    where: str
    status: str


@dataclass(frozen=True, slots=True)
class HowMade:
    """How the figures of one card were made, in the chosen year.

    Parameters
    ----------
    title
        Which figure it is about.
    meaning
        What the measure says.
    formula
        How it is calculated, in words.
    worked
        The same with the numbers of these figures, one line for each step.
    inputs
        The numbers that went into it.
    sources
        Where they come from.
    cautions
        What must be known, those of these very figures first.
    not_for
        What it must not be used for.
    method
        Anchor of its section in the description of methods.
    """

    title: str
    meaning: str
    formula: str
    worked: tuple[str, ...]
    inputs: Table
    sources: tuple[SourceRow, ...]
    cautions: tuple[str, ...]
    not_for: str
    method: str
