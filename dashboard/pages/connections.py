"""The page of connections: how to bring a load from one place to another, ``/connections/``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from flask import Blueprint, Flask, redirect, request
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from dashboard.figures.chain_words import chain_told, place_name
from dashboard.figures.drawn_base import DrawnBase
from dashboard.measures.chains.input_list import INPUTS
from dashboard.pages.answers import reply
from dashboard.pages.chain_desk import Answer, ChainDesk
from dashboard.pages.chain_form import FIRST_FIELDS, address, form_groups, set_by_reader
from dashboard.pages.chain_parameters import NUMBERS, OPTIONS, Question, refuse_unknown
from dashboard.pages.chain_texts import (
    CAUTIONS,
    CONNECTIONS_AT,
    FORMULA,
    NETWORK_AT,
    NOT_FOR,
    TITLE,
    ends_told,
    headline,
    turn_told,
)
from dashboard.pages.connection_json import CONNECTION_AT
from dashboard.pages.connection_view import chain_rows, connection_map, element_rows
from dashboard.pages.documents import HTML_TYPE
from dashboard.pages.parameters import Refusal
from dashboard.pages.place_choice import PlaceChoice
from dashboard.pages.site import Site, reader_words, render, site_header
from dashboard.words import N_, Words

STANDFIRST = N_(
    "How to bring a load from a cluster or port to another: by road, rail, waterway and sea, with "
    "cost, time and emissions by ISO 14083, and every input open to change."
)
PLACES = ("from", "to")
EXAMPLES = (
    ("cluster:C06", "port:NLRTM"),
    ("cluster:C02", "port:NLRTM"),
    ("cluster:C01", "port:FRCQF"),
)
_NO_NAME = N_("No cluster or port is called “{value}”. Choose one from the list.")
_SEVERAL = N_("“{value}” may be several places. Choose one of these.")
_NO_WAY = N_("The network has no way from {begin} to {end}.")
_SAME = N_("Choose another place than the one the load comes from.")


@dataclass
class Asked:
    """An address as it was asked, and what is wrong with it.

    Parameters
    ----------
    parts
        What stands in the address, without what is empty or a default.
    ids
        Ids of the places under ``from`` and ``to``.
    errors
        What is wrong, by parameter.
    candidates
        Places that may be meant, by parameter.
    """

    parts: dict[str, str]
    ids: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether both places are chosen."""
        return all(name in self.ids for name in PLACES)


def read_form(
    args: MultiDict[str, str], desk: ChainDesk, choice: PlaceChoice, words: Words
) -> Asked:
    """Return what a sent form asks, with everything that is wrong with it.

    Raises
    ------
    Refusal
        If the address has a parameter that the page does not know, or one twice.
    """
    refuse_unknown(args, (*PLACES, *NUMBERS, *OPTIONS, "chain", "lang"))
    own = {key: text for key, text in args.items() if text}
    asked = Asked(set_by_reader(own, desk.factors))
    for name in PLACES:
        if name in own:
            asked.parts[name] = own[name]
            _read_place(name, own[name], asked, choice, words)
    for key in (key for key in asked.parts if key in NUMBERS or key in OPTIONS):
        _read_value(key, asked, words)
    asked.parts |= {key: own[key] for key in ("chain", "lang") if key in own}
    if asked.is_complete and asked.ids["from"] == asked.ids["to"]:
        asked.errors["to"] = words.say(_SAME)
    return asked


def _read_place(name: str, text: str, asked: Asked, choice: PlaceChoice, words: Words) -> None:
    found = choice.find(text, words)
    if len(found) == 1:
        asked.ids[name] = asked.parts[name] = found[0]
        return
    asked.errors[name] = words.say(_SEVERAL if found else _NO_NAME, value=text)
    asked.candidates[name] = found


def _read_value(key: str, asked: Asked, words: Words) -> None:
    try:
        if key in NUMBERS:
            replace(NUMBERS[key], name=words.say(INPUTS[key].label)).read(asked.parts[key])
        elif asked.parts[key] not in OPTIONS[key].allowed:
            raise OPTIONS[key].refuse(asked.parts[key], OPTIONS[key].refusal)
    except Refusal as refusal:
        asked.errors[key] = refusal.message(words)


def canonical(asked: Asked) -> dict[str, str]:
    """Return the parts of the address in their one order, places by their ids."""
    first = {name: asked.parts[name] for name in PLACES if name in asked.parts}
    rest = {key: text for key, text in asked.parts.items() if key not in (*PLACES, "chain", "lang")}
    last = {key: asked.parts[key] for key in ("chain", "lang") if key in asked.parts}
    return first | rest | last


def sister_pages(here: str, lang: str, words: Words) -> list[dict[str, Any]]:
    """Return the links between connections and the network of a cluster."""
    pages = (
        ("connections", CONNECTIONS_AT, TITLE),
        ("network", NETWORK_AT, N_("Network of a cluster")),
    )
    return [
        {"address": address(at, {"lang": lang}), "name": words.say(name), "is_here": key == here}
        for key, at, name in pages
    ]


@dataclass(frozen=True)
class ConnectionsPage:
    """Makes the page.

    Parameters
    ----------
    desk
        Answers the questions.
    site
        What every page needs.
    base
        Land and countries of the map.
    """

    desk: ChainDesk
    site: Site
    base: DrawnBase

    def answer(self) -> AnyResponse:
        """Answer the request being made."""
        words = reader_words(request)
        choice = PlaceChoice(self.desk.atlas, self.desk.place_ids)
        try:
            asked = read_form(request.args, self.desk, choice, words)
        except Refusal as refusal:
            asked = Asked({}, errors={"": refusal.message(words)})
        parts = canonical(asked)
        if not asked.errors and parts != dict(request.args):
            return redirect(address(CONNECTIONS_AT, parts))
        content = self.content(asked, choice, words)
        query = request.query_string.decode("ascii", "replace")
        header = site_header(words, "connections", CONNECTIONS_AT, query)
        html = render("connections.html", self.site, words, header, **content)
        response = reply(html, HTML_TYPE, status=400 if asked.errors else 200)
        response.headers["Vary"] = "Accept-Language"
        response.headers["Content-Language"] = words.language
        return response

    def content(self, asked: Asked, choice: PlaceChoice, words: Words) -> dict[str, Any]:
        """Return what the template shows."""
        form = self._form(asked, choice, words)
        shared = {
            "title": words.say(TITLE),
            "standfirst": words.say(STANDFIRST),
            "say": words.say,
            "tabs": sister_pages("connections", asked.parts.get("lang", ""), words),
            "form": form,
            "result": None,
            "examples": [],
        }
        if asked.errors or not asked.is_complete:
            return shared | {"examples": self._examples(asked, words)}
        return shared | {"result": self._result(asked, words)}

    def _form(self, asked: Asked, choice: PlaceChoice, words: Words) -> dict[str, Any]:
        groups = form_groups(asked.parts, asked.errors, self.desk.factors, self.desk.atlas, words)
        fields = {one.key: one for _, own in groups for one in own}
        first = [fields[key] for key in FIRST_FIELDS]
        others = [
            (title, [one for one in own if one.key not in FIRST_FIELDS]) for title, own in groups
        ]
        places = self._places(asked, choice, words)
        changed = [one for _, own in others for one in own if one.key in asked.parts]
        return {
            "places": places,
            "options": choice.options(words),
            "first": first,
            "others": others,
            "is_open": any(one.error for one in changed) or "" in asked.errors,
            "changed": len(changed),
            "errors": list(asked.errors.values()),
            "lang": asked.parts.get("lang", ""),
            "action": CONNECTIONS_AT,
            "reset": address(
                CONNECTIONS_AT, {k: v for k, v in asked.parts.items() if k in (*PLACES, "lang")}
            ),
        }

    def _places(self, asked: Asked, choice: PlaceChoice, words: Words) -> list[dict[str, Any]]:
        return [
            {
                "key": name,
                "label": words.say(label),
                "value": choice.labels.get(asked.ids.get(name, ""), asked.parts.get(name, "")),
                "error": asked.errors.get(name, ""),
                "candidates": [
                    (choice.labels[one], address(CONNECTIONS_AT, canonical(asked) | {name: one}))
                    for one in asked.candidates.get(name, ())
                ],
            }
            for name, label in (("from", N_("From")), ("to", N_("To")))
        ]

    def _examples(self, asked: Asked, words: Words) -> list[tuple[str, str]]:
        lang = asked.parts.get("lang", "")
        return [
            (
                words.say(
                    "From {begin} to {end}",
                    begin=place_name(begin, self.desk.atlas),
                    end=place_name(end, self.desk.atlas),
                ),
                address(CONNECTIONS_AT, {"from": begin, "to": end, "lang": lang}),
            )
            for begin, end in EXAMPLES
            if begin in self.desk.place_ids and end in self.desk.place_ids
        ]

    def _result(self, asked: Asked, words: Words) -> dict[str, Any] | None:
        numbers = {key: float(asked.parts[key]) for key in NUMBERS if key in asked.parts}
        choices = {key: asked.parts[key] for key in OPTIONS if key in asked.parts}
        question = Question(asked.ids["from"], asked.ids["to"], numbers, choices)
        answer = self.desk.answer(question)
        chains = answer.comparison.chains
        begin, end = (place_name(asked.ids[name], self.desk.atlas) for name in PLACES)
        if not chains:
            return {
                "none": words.say(
                    "The network has no way from {begin} to {end}.", begin=begin, end=end
                )
            }
        keys = [chain.key for chain in chains]
        best = max(answer.comparison.best["wtw_kg"], 0)
        wanted = asked.parts.get("chain", "")
        chosen = keys.index(wanted) if wanted in keys else best
        return {
            "none": "",
            "no_wait": "departures" not in asked.parts,
            "ends": ends_told([asked.ids[name] for name in PLACES], self.desk.atlas, words),
            "stale": bool(wanted) and wanted not in keys,
            "headline": headline(answer.comparison, (begin, end), self.desk.atlas, words),
            **self._tables(answer, chosen, asked, words),
            "map": self._map(answer, chosen, words),
            "turns": [turn_told(turn, self.desk.atlas, words) for turn in answer.turns],
            "json": address(
                CONNECTION_AT, {k: v for k, v in canonical(asked).items() if k != "chain"}
            ),
            "formula": [words.say(text) for text in FORMULA],
            "cautions": [words.say(text) for text in CAUTIONS],
            "not_for": words.say(NOT_FOR),
        }

    def _tables(self, answer: Answer, chosen: int, asked: Asked, words: Words) -> dict[str, Any]:
        chains = answer.comparison.chains
        parts = {
            key: text for key, text in canonical(asked).items() if key not in ("chain", "lang")
        }
        lang = {key: asked.parts[key] for key in ("lang",) if key in asked.parts}
        addresses = {
            chain.key: address(CONNECTIONS_AT, parts | {"chain": chain.key} | lang) + "#chain"
            for chain in chains
        }
        rows = chain_rows(answer, self.desk, chosen, addresses, words)
        tonnes = answer.settings["tonnes"]
        return {
            "rows": rows,
            "chosen": rows[chosen],
            "elements": element_rows(chains[chosen], self.desk, words),
            "found": words.count(
                "{n} way was compared.",
                "{n} ways were compared; the table has the best.",
                answer.found,
            ),
            "tonnes": words.number(tonnes, 0 if tonnes == int(tonnes) else 1),
        }

    def _map(self, answer: Answer, chosen: int, words: Words) -> Markup:
        chain = answer.comparison.chains[chosen]
        title = words.say("Map: {chain}", chain=f"{chain_told(chain, self.desk.atlas, words)}")
        return Markup(connection_map(answer, chosen, self.desk, self.base, title))


def register(server: Flask, page: ConnectionsPage) -> None:
    """Serve the page."""
    blueprint = Blueprint("connections", __name__)
    blueprint.add_url_rule(CONNECTIONS_AT, "connections", page.answer)
    server.register_blueprint(blueprint)
