"""What may be asked of connections: two places, a load and its inputs, read strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from dashboard.measures.chains.choices import CHOICES
from dashboard.measures.chains.input_list import INPUTS
from dashboard.pages.measure_parameters import PORTS_AT
from dashboard.pages.number_parameters import NumberParameter
from dashboard.pages.parameters import TWICE, UNKNOWN_PARAMETER, Parameter, Refusal
from dashboard.words import LANGUAGES, N_

FROM = N_("The cluster or port that the load leaves.")
TO = N_("The cluster or port that it is for.")
LANG = N_("Language of the texts. Without it: English.")
NO_PLACE = N_(
    "There is no cluster or port “{value}” on the network. Ids stand in {allowed} and in "
    "/data/layers/clusters.geojson; write cluster:C06 or C06, port:NLRTM or NLRTM."
)
MISSING = N_("The parameter “{parameter}” is missing. Give the id of a cluster or port.")
PREFIXES = ("cluster:", "port:")
NUMBERS = {key: NumberParameter(key, one.label, one.least, one.most) for key, one in INPUTS.items()}
"""The numbers that may be asked."""
OPTIONS = {key: Parameter(key, one.label, tuple(one.options)) for key, one in CHOICES.items()}
"""The choices that may be asked."""
LANGUAGE = Parameter("lang", LANG, LANGUAGES)


@dataclass(frozen=True)
class Question:
    """What is asked of connections.

    Parameters
    ----------
    from_id, to_id
        Places of the network.
    numbers, choices
        What was set, by key.
    """

    from_id: str
    to_id: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)


def short_ids(place_ids: Sequence[str]) -> dict[str, str]:
    """Return each place by its id, and by its id without what stands before the colon."""
    whole = {place: place for place in place_ids}
    return whole | {place.partition(":")[2]: place for place in place_ids}


def place_parameters(place_ids: Sequence[str]) -> tuple[Parameter, Parameter]:
    """Return the parameters ``from`` and ``to``."""
    allowed = tuple(short_ids(place_ids))
    return (
        Parameter("from", FROM, allowed, NO_PLACE, PORTS_AT),
        Parameter("to", TO, allowed, NO_PLACE, PORTS_AT),
    )


def read_question(asked: MultiDict[str, str], place_ids: Sequence[str]) -> Question:
    """Return what an address asks of connections.

    Parameters
    ----------
    asked
        The query part of the address.
    place_ids
        Places of the network.

    Raises
    ------
    Refusal
        For the first parameter, in the order of the address, that is not known, given twice or
        not allowed; then for a place that is missing.
    """
    begin, end = place_parameters(place_ids)
    known = {"from": begin, "to": end, "lang": LANGUAGE, **OPTIONS}
    refuse_unknown(asked, (*known, *NUMBERS))
    numbers: dict[str, float] = {}
    for name, text in asked.items():
        if name in NUMBERS:
            numbers[name] = NUMBERS[name].read(text)
        elif text not in known[name].allowed:
            raise known[name].refuse(text, known[name].refusal)
    for name in ("from", "to"):
        if name not in asked:
            raise known[name].refuse("", MISSING)
    ids = short_ids(place_ids)
    choices = {name: asked[name] for name in OPTIONS if name in asked}
    return Question(ids[asked["from"]], ids[asked["to"]], numbers, choices)


def refuse_unknown(asked: MultiDict[str, str], names: Sequence[str]) -> None:
    """Refuse a parameter that is not known, or given more than once.

    Raises
    ------
    Refusal
        For the first of them.
    """
    for name, values in asked.lists():
        if name not in names:
            raise Refusal(name, values[0], tuple(names), UNKNOWN_PARAMETER)
        if len(values) > 1:
            raise Refusal(name, values[1], (), TWICE)
