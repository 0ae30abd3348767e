"""What a reader may set for a load and its chains: each input with default, source and range."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.measures.chains.choices import CHOICES
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.chains.input_list import INPUTS, Input

YES, NO = "yes", "no"
TONNES_PER_TEU = "mass-per-teu"


@dataclass(frozen=True, slots=True)
class Default:
    """What an input is as long as the reader sets nothing.

    Parameters
    ----------
    value
        NaN where no source gives one: then the input is the reader's to fill.
    low, high
        How far sources lie apart; NaN where there is one only.
    status
        How sure it is; ``missing`` without a value, ``assumed`` where it is a choice of the page.
    source_ids
        Where it stands.
    """

    value: float
    low: float
    high: float
    status: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """The inputs as they are set for one question.

    Parameters
    ----------
    numbers
        Value of each input of `INPUTS`; NaN for what is not known.
    choices
        Key of each choice of `CHOICES`.
    given
        Keys of what the reader set.
    """

    numbers: Mapping[str, float]
    choices: Mapping[str, str]
    given: frozenset[str] = frozenset()

    def __getitem__(self, key: str) -> float:
        """Return the value of an input."""
        return self.numbers[key]

    @property
    def is_cooled(self) -> bool:
        """Whether the load travels in a refrigerated unit."""
        return self.choices["reefer"] == YES


def default_of(one: Input, factors: ChainFactors) -> Default:
    """Return an input's default with its range, status and sources.

    Parameters
    ----------
    one
        The input.
    factors
        What the sources say.

    Notes
    -----
    Where a source gives a range, its middle is used. Other sources only widen the range: they
    are never averaged.
    """
    if one.assumed == one.assumed:
        return Default(one.assumed, math.nan, math.nan, "assumed", ())
    if not one.factor_ids:
        return Default(math.nan, math.nan, math.nan, "missing", ())
    used = [factors[key] for key in one.factor_ids]
    value = one.derive(factors) if one.derive else used[0].middle
    spans = [factors[key].span for key in (*one.factor_ids, *one.other_ids)]
    ends = [] if one.derive else [end for span in spans for end in span]
    low, high = (min(ends), max(ends)) if ends and min(ends) < max(ends) else (math.nan, math.nan)
    sources = dict.fromkeys(row.source_id for row in used)
    status = "estimated" if one.derive else used[0].status
    return Default(value, low, high, status, tuple(sources))


def settle(
    factors: ChainFactors, numbers: Mapping[str, float], choices: Mapping[str, str]
) -> Settings:
    """Return every input: as the reader set it, else its default.

    Parameters
    ----------
    factors
        What the sources say.
    numbers, choices
        What the reader set, by key.

    Notes
    -----
    One of tonnes and TEU is worked out from the other by the mass of a TEU, 10 t, which the
    Guide to ISO 14083 takes where nothing is known of the load.
    """
    values = {key: default_of(one, factors).value for key, one in INPUTS.items()} | dict(numbers)
    per_teu = factors.of(TONNES_PER_TEU)
    if "teu" in numbers and "tonnes" not in numbers:
        values["tonnes"] = numbers["teu"] * per_teu
    elif "teu" not in numbers:
        values["teu"] = values["tonnes"] / per_teu
    chosen = {key: one.default for key, one in CHOICES.items()} | dict(choices)
    return Settings(values, chosen, frozenset((*numbers, *choices)))


def at_the_ends(settings: Settings, factors: ChainFactors) -> tuple[Settings, Settings]:
    """Return the settings with every input that sources disagree on at its best and its worst.

    Parameters
    ----------
    settings
        As the reader has them; what he set himself stays.
    factors
        What the sources say.

    Returns
    -------
    best, worst
        With the least cost, time and emissions that the sources allow, and with the most.
    """
    best, worst = dict(settings.numbers), dict(settings.numbers)
    for key, one in INPUTS.items():
        default = default_of(one, factors)
        if key in settings.given or default.low != default.low:
            continue
        ends = (default.low, default.high)
        best[key], worst[key] = reversed(ends) if one.more_is_better else ends
    return (
        Settings(best, settings.choices, settings.given),
        Settings(worst, settings.choices, settings.given),
    )
