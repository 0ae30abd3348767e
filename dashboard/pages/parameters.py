"""Parameters of an address, read strictly: what is not exactly allowed is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, NamedTuple

from werkzeug.datastructures import MultiDict

from dashboard.errors import NotAllowed
from dashboard.words import N_, Words

MOST_EXAMPLES = 12
UNKNOWN_PARAMETER = N_("There is no parameter “{parameter}” here. The parameters are: {allowed}.")
TWICE = N_("The parameter “{parameter}” is given more than once. Give it once.")
UNKNOWN_VALUE = N_("“{value}” is not allowed for {parameter}. Use one of: {allowed}.")

_NO_FACTS: Mapping[str, str] = {}


class Reason(NamedTuple):
    """Why a value is refused: a sentence to be translated, and what stands in it."""

    sentence: str
    facts: Mapping[str, str]


def _nothing(_: str) -> Reason | None:
    return None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that an address takes.

    Parameters
    ----------
    name
        As it stands in the address.
    meaning
        What it asks for, one sentence, to be translated.
    allowed
        Every value that is taken, letter by letter.
    refusal
        Sentence for any other value, with ``{value}``, ``{allowed}`` and ``{parameter}``; to be
        translated.
    listed_at
        Address that lists what is allowed, where that is too much to tell; else empty.
    known
        Gives a better reason than ``refusal`` for a value that is known to be something else.
    """

    name: str
    meaning: str
    allowed: tuple[str, ...]
    refusal: str = UNKNOWN_VALUE
    listed_at: str = ""
    known: Callable[[str], Reason | None] = _nothing

    def near(self, value: str) -> tuple[str, ...]:
        """Return all that is allowed, or what comes close where that is too much to tell."""
        if not self.listed_at:
            return self.allowed
        close = get_close_matches(value.upper(), self.allowed, MOST_EXAMPLES, 0.5)
        return tuple(close) or self.allowed[:MOST_EXAMPLES]

    def refuse(self, value: str, sentence: str = "") -> Refusal:
        """Return why a value is refused; for what it is, where no sentence is given."""
        told = spans([int(year) for year in self.allowed]) if self.name == "year" else ""
        own = None if sentence else self.known(value)
        sentence, facts = own or Reason(sentence or self.refusal, {})
        return Refusal(self.name, value, self.near(value), sentence, told, self.listed_at, facts)


class Refusal(NotAllowed):
    """A question that is not answered, and the sentence that says why.

    Parameters
    ----------
    parameter, value
        What was asked.
    allowed
        What may be asked, or what comes close where it is too much.
    sentence
        What is wrong, with ``{value}``, ``{allowed}`` and ``{parameter}``; to be translated.
    told
        The allowed values as they stand in the sentence; empty lists them all.
    listed_at
        Address that lists everything allowed; empty where `allowed` is complete.
    facts
        What else stands in the sentence.
    """

    def __init__(
        self,
        parameter: str,
        value: str,
        allowed: Sequence[str],
        sentence: str,
        told: str = "",
        listed_at: str = "",
        facts: Mapping[str, str] = _NO_FACTS,
    ) -> None:
        super().__init__(parameter, value, allowed)
        self.sentence, self.told, self.listed_at = sentence, told, listed_at
        self.facts = facts

    def message(self, words: Words) -> str:
        """Return one or two sentences in the reader's language."""
        return words.say(
            self.sentence,
            parameter=self.parameter,
            value=self.value,
            allowed=self.told or self.listed_at or ", ".join(self.allowed),
            **self.facts,
        )

    def as_json(self, words: Words) -> dict[str, Any]:
        """Return the body of the answer."""
        error = {
            "parameter": self.parameter,
            "value": self.value,
            "allowed": list(self.allowed),
            "message": self.message(words),
        }
        return {"error": error | ({"allowed_at": self.listed_at} if self.listed_at else {})}


def read_parameters(asked: MultiDict[str, str], parameters: Sequence[Parameter]) -> dict[str, str]:
    """Return the value of each parameter that an address gives.

    Parameters
    ----------
    asked
        The query part of the address.
    parameters
        What it may hold, each at most once.

    Raises
    ------
    Refusal
        For the first parameter, in the order of the address, that is not known, given twice, or
        has a value that is not exactly one of those allowed.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name, values in asked.lists():
        if name not in known:
            raise Refusal(name, values[0], tuple(known), UNKNOWN_PARAMETER)
        if len(values) > 1:
            raise known[name].refuse(values[1], TWICE)
        if values[0] not in known[name].allowed:
            raise known[name].refuse(values[0])
    return {name: asked[name] for name in known if name in asked}


def spans(years: Sequence[int]) -> str:
    """Return years as spans, for a sentence.

    Examples
    --------
    >>> spans([2005, 2006, 2007, 2010])
    '2005–2007, 2010'
    """
    breaks = [0, *(at for at, (a, b) in enumerate(pairwise(years), 1) if b != a + 1), len(years)]
    runs = [years[start:end] for start, end in pairwise(breaks)]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs if run)
