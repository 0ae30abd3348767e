"""Connections for programs: ``/data/connection.json``."""

from __future__ import annotations

import math
from typing import Any

from dashboard.figures.chain_words import modes_told
from dashboard.measures.chains.balance import Turn
from dashboard.measures.chains.choices import CHOICES
from dashboard.measures.chains.comparison import MEASURES
from dashboard.measures.chains.elements import Element
from dashboard.measures.chains.external import external_cost
from dashboard.measures.chains.input_list import INPUTS
from dashboard.measures.chains.inputs import default_of
from dashboard.pages.chain_desk import Answer, ChainDesk
from dashboard.pages.chain_texts import CAUTIONS, NOT_FOR, ends_told, missing_told
from dashboard.words import Words

Json = dict[str, Any]
CONNECTION_AT = "/data/connection.json"
DIGITS = 6


def connection(answer: Answer, desk: ChainDesk, words: Words) -> Json:
    """Return the chains between two places, as JSON can hold them.

    Parameters
    ----------
    answer
        The chains.
    desk
        Places and sources.
    words
        The reader's language.

    Returns
    -------
    body
        Numbers are rounded to six significant digits, ``null`` where not known.
    """
    compared = answer.comparison
    best = {
        key: compared.chains[number].key if number >= 0 else None
        for key, number in compared.best.items()
    }
    return {
        "from": _place(answer.question.from_id, desk),
        "to": _place(answer.question.to_id, desk),
        "inputs": _inputs(answer, desk, words),
        "chains": [_chain(answer, number, desk, words) for number in range(len(compared.chains))],
        "best": best,
        "balance": [_turn(turn) for turn in answer.turns],
        "compared": answer.found,
        "not_for": words.say(NOT_FOR),
        "cautions": [
            *ends_told((answer.question.from_id, answer.question.to_id), desk.atlas, words),
            *(words.say(text) for text in CAUTIONS),
        ],
        "method": "/methods/#connections",
    }


def _place(place_id: str, desk: ChainDesk) -> Json:
    place = desk.atlas.places[place_id]
    return {"id": place_id, "name": place.name, "country": place.country}


def _inputs(answer: Answer, desk: ChainDesk, words: Words) -> list[Json]:
    rows = []
    for key, one in INPUTS.items():
        default = default_of(one, desk.factors)
        is_given = key in answer.settings.given
        rows.append(
            {
                "key": key,
                "name": words.say(one.label),
                "value": _number(answer.settings[key]),
                "unit": words.say(one.unit),
                "low": None if is_given else _number(default.low),
                "high": None if is_given else _number(default.high),
                "status": "given" if is_given else default.status,
                "sources": [] if is_given else list(default.source_ids),
            }
        )
    for key, choice in CHOICES.items():
        is_given = key in answer.settings.given
        used = (desk.factors[one].source_id for one in choice.factor_ids)
        sources = dict.fromkeys((*choice.source_ids, *used))
        rows.append(
            {
                "key": key,
                "name": words.say(choice.label),
                "value": answer.settings.choices[key],
                "unit": "",
                "low": None,
                "high": None,
                "status": "given" if is_given else "assumed",
                "sources": list(sources),
            }
        )
    return rows


def _chain(answer: Answer, number: int, desk: ChainDesk, words: Words) -> Json:
    compared = answer.comparison
    chain, ends = compared.chains[number], (answer.best[number], answer.worst[number])
    external = external_cost(chain, desk.factors)
    return {
        "key": chain.key,
        "name": modes_told(chain, words),
        "modes": list(chain.modes),
        "places": list(chain.places),
        "is_unbeaten": compared.marks[number],
        "best_in": [key for key, best in compared.best.items() if best == number],
        "tonnes": _number(chain.elements[0].tonnes),
        "km": _number(chain.km),
        "tkm": _number(chain.tkm),
        "hours": _number(chain.hours),
        "eur": _number(chain.eur),
        "mj": _number(chain.mj),
        "wtw_kg": _number(chain.wtw_kg),
        "ttw_kg": _number(chain.ttw_kg),
        "wtt_kg": _number(chain.wtt_kg),
        "kg_per_tkm": _number(chain.kg_per_tkm),
        "ranges": {
            key: [_number(measure(end)) for end in ends] for key, measure in MEASURES.items()
        },
        "external_eur": [_number(external.low_eur), _number(external.high_eur)],
        "missing": missing_told(chain, answer.settings, words),
        "status": "estimated",
        "elements": [_element(one) for one in chain.elements],
    }


def _element(one: Element) -> Json:
    return {
        "kind": one.kind,
        "mode": one.mode,
        "from": one.from_id,
        "to": one.to_id,
        "shortest_km": _number(one.shortest_km),
        "km": _number(one.km),
        "tkm": _number(one.tkm),
        "moving_hours": _number(one.moving_hours),
        "rest_hours": _number(one.rest_hours),
        "handling_hours": _number(one.handling_hours),
        "waiting_hours": _number(one.waiting_hours),
        "hours": _number(one.hours),
        "eur": _number(one.eur),
        "mj": _number(one.mj),
        "wtw_kg": _number(one.wtw_kg),
        "ttw_kg": _number(one.ttw_kg),
        "wtt_kg": _number(one.wtt_kg),
    }


def _turn(turn: Turn) -> Json:
    return {
        "input": turn.key,
        "measure": turn.measure,
        "present": _number(turn.present),
        "least": _number(turn.least),
        "most": _number(turn.most),
        "best": turn.best.key if turn.best else None,
        "changes": [
            {"at": _number(one.at), "is_more": one.is_more, "best": one.chain.key}
            for one in turn.changes
        ],
        "compared": turn.rivals,
    }


def _number(value: float) -> float | None:
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
