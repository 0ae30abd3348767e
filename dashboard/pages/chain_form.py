"""The form of connections: its fields, and the address that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.figures.status import status
from dashboard.measures.atlas import Atlas
from dashboard.measures.chains.choices import CHOICES
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.chains.input_list import GROUPS, INPUTS, Input
from dashboard.measures.chains.inputs import Default, default_of
from dashboard.words import N_, NO_FIGURE, Words

FIRST_FIELDS = ("tonnes", "teu", "reefer")
DIGITS = 4
_ASSUMED = N_("Assumed")


@dataclass(frozen=True, slots=True)
class Field:
    """One input as the page shows it.

    Parameters
    ----------
    key, label, unit, value
        Its parameter, its name, its unit, and what stands in it.
    options
        Keys and names to choose from; empty for a number.
    default, status, mark
        What is taken without the reader, how sure that is, and the mark of that.
    sources, note, error
        Where it stands, what is to be known, and what was wrong with what was given.
    is_given
        Whether the reader set it.
    """

    key: str
    label: str
    unit: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    default: str = ""
    status: str = ""
    mark: str = ""
    sources: str = ""
    note: str = ""
    error: str = ""
    is_given: bool = False

    @property
    def shown(self) -> str:
        """What is used, as a reader sees it; empty for nothing."""
        return dict(self.options).get(self.value, self.value)


def default_text(key: str, factors: ChainFactors) -> str:
    """Return what a field holds as long as the reader sets nothing; empty for nothing."""
    if key in CHOICES:
        return CHOICES[key].default
    value = default_of(INPUTS[key], factors).value
    return "" if value != value or key == "teu" else f"{value:.{DIGITS}g}"


def set_by_reader(asked: Mapping[str, str], factors: ChainFactors) -> dict[str, str]:
    """Return what of a sent form differs from the defaults, in the order of the page.

    A weight beside a number of containers is always kept: without it, it follows from them.
    """
    given = {key: asked[key] for key in (*INPUTS, *CHOICES) if asked.get(key)}
    return {
        key: text
        for key, text in given.items()
        if text != default_text(key, factors) or (key == "tonnes" and "teu" in given)
    }


def address(path: str, parts: Mapping[str, str]) -> str:
    """Return an address; what is empty is left out.

    Examples
    --------
    >>> address("/connections/", {"from": "port:SEGOT", "to": ""})
    '/connections/?from=port:SEGOT'
    """
    query = urlencode({key: text for key, text in parts.items() if text}, safe=":,~")
    return f"{path}?{query}" if query else path


def form_groups(
    asked: Mapping[str, str],
    errors: Mapping[str, str],
    factors: ChainFactors,
    atlas: Atlas,
    words: Words,
) -> list[tuple[str, list[Field]]]:
    """Return every field in its group.

    Parameters
    ----------
    asked
        What the reader set, by key.
    errors
        What was wrong with it, by key.
    factors, atlas
        Defaults and their sources.
    words
        The reader's language.
    """
    groups: dict[str, list[Field]] = {key: [] for key in GROUPS}
    for key, choice in CHOICES.items():
        groups[choice.group].append(_choice_field(key, asked, factors, atlas, words))
    for key, one in INPUTS.items():
        field = _number_field(key, one, asked, errors.get(key, ""), factors, atlas, words)
        groups[one.group].append(field)
    return [(words.say(GROUPS[key]), fields) for key, fields in groups.items()]


def _choice_field(
    key: str, asked: Mapping[str, str], factors: ChainFactors, atlas: Atlas, words: Words
) -> Field:
    one = CHOICES[key]
    used = (factors[factor].source_id for factor in one.factor_ids)
    sources = dict.fromkeys((*one.source_ids, *used))
    return Field(
        key,
        words.say(one.label),
        "",
        asked.get(key, one.default),
        tuple((option, words.say(name)) for option, name in one.options.items()),
        words.say(one.options[one.default]),
        words.say(_ASSUMED),
        "",
        _suppliers(tuple(sources), atlas),
        words.say(one.note),
        is_given=key in asked,
    )


def _number_field(
    key: str,
    one: Input,
    asked: Mapping[str, str],
    error: str,
    factors: ChainFactors,
    atlas: Atlas,
    words: Words,
) -> Field:
    default = default_of(one, factors)
    shown = status(default.status, words)
    follows = key == "tonnes" and "teu" in asked
    is_assumed = default.status == "assumed"
    return Field(
        key,
        words.say(one.label),
        words.say(one.unit),
        asked.get(key, "" if follows else default_text(key, factors)),
        (),
        _default_told(key, default, words),
        words.say(_ASSUMED) if is_assumed else shown.word,
        "" if is_assumed else shown.key,
        _suppliers(default.source_ids, atlas),
        words.say(one.note),
        error,
        key in asked,
    )


def _default_told(key: str, default: Default, words: Words) -> str:
    if default.value != default.value:
        return NO_FIGURE
    if key == "teu":
        return words.say("weight ÷ 10 t")
    told = _written(default.value, words)
    if default.low == default.low:
        ends = f"{_written(default.low, words)}{NO_FIGURE}{_written(default.high, words)}"
        return f"{told} ({ends})"
    return told


def _written(value: float, words: Words) -> str:
    text = f"{value:.{DIGITS}g}"
    return words.number(float(text), len(text.partition(".")[2]))


def _suppliers(source_ids: Sequence[str], atlas: Atlas) -> str:
    named = (atlas.sources[one].supplier for one in source_ids if one in atlas.sources)
    return "; ".join(dict.fromkeys(named))
