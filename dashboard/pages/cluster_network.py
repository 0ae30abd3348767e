"""The page of a cluster's network: what it reaches by rail and waterway, ``/network/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, redirect, request
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from dashboard.figures.chain_words import place_name
from dashboard.figures.drawn_base import DrawnBase
from dashboard.measures.chains.finding import Finder
from dashboard.measures.chains.inputs import settle
from dashboard.measures.chains.reach import Reach, reach
from dashboard.measures.chains.road_flows import road_flows
from dashboard.measures.chains.shift import shift
from dashboard.pages.answers import reply
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.chain_form import Field, address
from dashboard.pages.chain_parameters import NUMBERS, refuse_unknown
from dashboard.pages.chain_texts import CONNECTIONS_AT, NETWORK_AT
from dashboard.pages.connections import sister_pages
from dashboard.pages.documents import HTML_TYPE
from dashboard.pages.network_texts import (
    CAUTIONS,
    FLOW_CAUTIONS,
    MODE_NAMES,
    MODES,
    NO_CLUSTER,
    NO_HOURS,
    NO_MODES,
    NOT_FOR,
    SEVERAL,
    STANDFIRST,
    TITLE,
)
from dashboard.pages.number_parameters import NumberParameter
from dashboard.pages.parameters import Refusal
from dashboard.pages.place_choice import PlaceChoice
from dashboard.pages.reach_view import (
    SHOWN_ROWS,
    partner_rows,
    reach_map,
    reach_rows,
    shift_told,
    unknown_regions,
)
from dashboard.pages.site import Site, reader_words, render, site_header
from dashboard.sources.flow_cube import StoredFlows
from dashboard.words import N_, Words

DEFAULTS = {"hours": "48", "modes": "both", "departures": ""}
"""What is taken where nothing was set; the hours are assumed."""
EXAMPLES = ("cluster:C06", "cluster:C02", "cluster:C01")
HOURS = NumberParameter("hours", "", 1, 1000)
LEVEL_2 = 2


@dataclass(frozen=True)
class NetworkPage:
    """Makes the page.

    Parameters
    ----------
    desk
        Network and factors.
    flows
        Freight between regions.
    site, base
        What every page needs, and the land of the map.
    """

    desk: ChainDesk
    flows: StoredFlows
    site: Site
    base: DrawnBase

    def answer(self) -> AnyResponse:
        """Answer the request being made."""
        words = reader_words(request)
        clusters = tuple(one for one in self.desk.place_ids if one.startswith("cluster:"))
        choice = PlaceChoice(self.desk.atlas, clusters)
        parts, errors, candidates = read_network_form(request.args, choice, words)
        if not errors and parts != dict(request.args):
            return redirect(address(NETWORK_AT, parts))
        content = self._content(parts, errors, candidates, choice, words)
        query = request.query_string.decode("ascii", "replace")
        header = site_header(words, "connections", NETWORK_AT, query)
        html = render("network.html", self.site, words, header, **content)
        response: Response = reply(html, HTML_TYPE, status=400 if errors else 200)
        response.headers["Vary"] = "Accept-Language"
        response.headers["Content-Language"] = words.language
        return response

    def _content(
        self,
        parts: dict[str, str],
        errors: dict[str, str],
        candidates: tuple[str, ...],
        choice: PlaceChoice,
        words: Words,
    ) -> dict[str, Any]:
        shared = {
            "title": words.say(TITLE),
            "standfirst": words.say(STANDFIRST),
            "say": words.say,
            "tabs": sister_pages("network", parts.get("lang", ""), words),
            "form": _form(parts, errors, candidates, choice, words),
            "examples": [],
            "result": None,
        }
        if "cluster" in parts and not errors:
            return shared | {"result": self._result(parts, words)}
        examples = [
            (place_name(one, self.desk.atlas), _with_lang(parts, cluster=one))
            for one in EXAMPLES
            if one in choice.place_ids
        ]
        return shared | {"examples": examples}

    def _result(self, parts: dict[str, str], words: Words) -> dict[str, Any]:
        numbers = {"tonnes": 1.0}
        if "departures" in parts:
            numbers["departures"] = float(parts["departures"])
        finder = self.desk.finder(settle(self.desk.factors, numbers, {}))
        hours, modes = parts.get("hours", DEFAULTS["hours"]), MODES[parts.get("modes", "both")]
        found = reach(finder, parts["cluster"], modes, float(hours))
        name = place_name(parts["cluster"], self.desk.atlas)
        ends = [chain.places[-1] for chain in found.chains]
        addresses = [
            address(
                CONNECTIONS_AT,
                {"from": parts["cluster"], "to": end, "lang": parts.get("lang", "")},
            )
            for end in ends
        ]
        rows = reach_rows(found.chains, self.desk, addresses, words)
        title = words.say("Map: what {cluster} reaches", cluster=name)
        drawn = reach_map(found.chains, parts["cluster"], self.desk, self.base, title)
        return {
            "finding": _finding(found, name, float(hours), words),
            "beyond": _beyond(found, words),
            "rows": rows[:SHOWN_ROWS],
            "rest": rows[SHOWN_ROWS:],
            "map": Markup(drawn) if found.chains else "",
            "shift": self._shift(finder, parts["cluster"], modes, words),
            "cautions": [words.say(text) for text in CAUTIONS],
            "not_for": words.say(NOT_FOR),
        }

    def _shift(
        self, finder: Finder, cluster: str, modes: tuple[str, ...], words: Words
    ) -> dict[str, Any] | None:
        """Return what could be at stake; None where the flows say nothing of it."""
        region = self.desk.atlas.places[cluster].regions[LEVEL_2]
        if not region or region not in self.flows.region_ids:
            return None
        found = shift(finder, road_flows(self.flows, region), cluster, region, modes)
        if not found.count:
            return None
        name = self.desk.atlas.name(region, words)
        return {
            "told": shift_told(found, name, words),
            "rows": partner_rows(found, self.desk.atlas, words),
            "cautions": [
                *unknown_regions(found, self.desk.atlas, words),
                *map(words.say, FLOW_CAUTIONS),
            ],
        }


def read_network_form(
    args: MultiDict[str, str], choice: PlaceChoice, words: Words
) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """Return what is asked in its one order, what is wrong with it, and what may be meant."""
    errors: dict[str, str] = {}
    try:
        refuse_unknown(args, ("cluster", *DEFAULTS, "lang"))
    except Refusal as refusal:
        return {}, {"": refusal.message(words)}, ()
    own = {key: text for key, text in args.items() if text and DEFAULTS.get(key) != text}
    found: tuple[str, ...] = ()
    if "cluster" in own:
        found = choice.find(own["cluster"], words)
        if len(found) == 1:
            own["cluster"] = found[0]
        else:
            errors["cluster"] = words.say(SEVERAL if found else NO_CLUSTER, value=own["cluster"])
    if own.get("modes", "both") not in MODES:
        errors["modes"] = words.say(NO_MODES, value=own["modes"])
    for key, number in (("hours", HOURS), ("departures", NUMBERS["departures"])):
        try:
            number.read(own.get(key, "1"))
        except Refusal as refusal:
            told = words.say(NO_HOURS, value=own[key], allowed=number.span)
            errors[key] = told if key == "hours" else refusal.message(words)
    order = ("cluster", *DEFAULTS, "lang")
    return {key: own[key] for key in order if key in own}, errors, found


def _form(
    parts: dict[str, str],
    errors: dict[str, str],
    candidates: tuple[str, ...],
    choice: PlaceChoice,
    words: Words,
) -> dict[str, Any]:
    modes = tuple((key, words.say(name)) for key, name in MODE_NAMES.items())
    typed = parts.get("cluster", "")
    cluster = {
        "key": "cluster",
        "label": words.say("Cluster"),
        "value": choice.labels.get(typed, typed),
        "error": errors.get("cluster", ""),
        "candidates": [
            (choice.labels[one], _with_lang(parts, cluster=one))
            for one in candidates
            if "cluster" in errors
        ],
    }
    fields = [
        _field("modes", N_("By"), "", parts, errors, words, modes),
        _field("hours", N_("Within"), N_("h"), parts, errors, words),
        _field("departures", N_("Departures"), N_("a week"), parts, errors, words),
    ]
    return {
        "action": NETWORK_AT,
        "lang": parts.get("lang", ""),
        "errors": list(errors.values()),
        "cluster": cluster,
        "options": choice.options(words),
        "fields": fields,
    }


def _field(
    key: str,
    label: str,
    unit: str,
    parts: dict[str, str],
    errors: dict[str, str],
    words: Words,
    options: tuple[tuple[str, str], ...] = (),
) -> Field:
    value = parts.get(key, DEFAULTS[key])
    unit = words.say(unit)
    return Field(key, words.say(label), unit, value, options, error=errors.get(key, ""))


def _with_lang(parts: dict[str, str], **own: str) -> str:
    return address(NETWORK_AT, own | {"lang": parts.get("lang", "")})


def _finding(found: Reach, name: str, hours: float, words: Words) -> str:
    return words.count(
        "Within {hours} hours, {cluster} reaches {n} port or cluster without a lorry.",
        "Within {hours} hours, {cluster} reaches {n} ports and clusters without a lorry.",
        len(found.chains),
        hours=words.number(hours),
        cluster=name,
    )


def _beyond(found: Reach, words: Words) -> str:
    if not found.chains and not found.beyond:
        return words.say("No source says that the cluster has a railway or a waterway.")
    return words.count("{n} more lies further away.", "{n} more lie further away.", found.beyond)


def register(server: Flask, page: NetworkPage) -> None:
    """Serve the page."""
    blueprint = Blueprint("network", __name__)
    blueprint.add_url_rule(NETWORK_AT, "network", page.answer)
    server.register_blueprint(blueprint)
