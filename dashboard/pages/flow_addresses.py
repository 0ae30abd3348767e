"""The data addresses of the flows and of the loads of the corridors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, request

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING
from dashboard.pages.answers import json_reply, streamed_reply
from dashboard.pages.flow_csv import flow_lines, load_lines
from dashboard.pages.flow_parameters import flow_parameters, load_parameters
from dashboard.pages.parameters import Parameter, Refusal, read_parameters
from dashboard.sources.flow_query import FlowQuestion, FlowRow, FlowTable
from dashboard.sources.section_files import Section, SectionLoad
from dashboard.words import LANGUAGES, N_, Words, speak

MOST_ROWS = 200_000
CSV_TYPE = "text/csv; charset=utf-8; header=present"
TOO_MUCH = N_(
    "At level {value} that would be more than 200,000 rows. Name a year, a mode, an origin or a "
    "destination as well, or ask for level {allowed}."
)


@dataclass(frozen=True)
class FlowDesk:
    """What the addresses of flows and loads answer from.

    Parameters
    ----------
    atlas
        Flows and loads, and the names.
    table
        The stored flows.
    flows, loads
        What may be asked.
    """

    atlas: Atlas
    table: FlowTable
    flows: tuple[Parameter, ...]
    loads: tuple[Parameter, ...]

    def answer_flows(self) -> Response:
        """Answer what is asked of the flows, as CSV, row by row."""
        asked = read_parameters(request.args, self.flows)
        question = FlowQuestion(
            level=int(asked.get("level", "0")),
            origin=asked.get("origin", ""),
            destination=asked.get("destination", ""),
            year=int(asked.get("year", "0")),
            mode=asked.get("mode", ""),
        )
        if question.level and self.table.count(question) > MOST_ROWS:
            coarser = tuple(str(level) for level in range(question.level))
            raise Refusal("level", str(question.level), coarser, TOO_MUCH)
        words = speak(asked.get("lang", LANGUAGES[0]))
        lines = flow_lines(self._rows(question), question.level, self.atlas, words)
        return streamed_reply(lines, CSV_TYPE, _filename("flows", asked), self._tag("flows", asked))

    def answer_loads(self) -> Response:
        """Answer what is asked of the loads, as CSV, row by row."""
        asked = read_parameters(request.args, self.loads)
        lines = load_lines(self._loads(asked))
        name = _filename("corridor_load", asked)
        return streamed_reply(lines, CSV_TYPE, name, self._tag("load", asked))

    def _rows(self, question: FlowQuestion) -> Iterator[FlowRow]:
        """Give the rows; of one pair of regions also what is zero or not known."""
        is_pair = question.origin and question.destination
        if not is_pair or question.lengths != (len(question.origin), len(question.destination)):
            yield from self.table.rows(question)
            return
        found = {(row.mode, row.year): row for row in self.table.rows(question)}
        flows = self.atlas.flows
        for mode in (question.mode,) if question.mode else flows.modes:
            for year in (question.year,) if question.year else flows.years:
                yield found.get((mode, year)) or self._without_row(question, year, mode)

    def _without_row(self, question: FlowQuestion, year: int, mode: str) -> FlowRow:
        flow = self.atlas.flows.flow(question.origin, question.destination, year, mode)
        ends = (flow.origin_id, flow.destination_id, year, mode)
        if not flow.is_known:
            return FlowRow(*ends, flow.tonnes, None, None, None, None, MISSING)
        return FlowRow(*ends, flow.tonnes, flow.low, flow.high, 0.0, None, "estimated")

    def _loads(self, asked: Mapping[str, str]) -> Iterable[tuple[Section, SectionLoad]]:
        loads, mode = self.atlas.loads, asked.get("mode", "")
        own = loads.of_corridor(asked.get("corridor", ""), mode)
        for year in (int(asked["year"]),) if "year" in asked else loads.years:
            here = loads.at(year, mode)
            yield from ((section, here[key]) for key, section in own.items() if key in here)

    def _tag(self, table: str, asked: Mapping[str, str]) -> str:
        told = [self.table.fingerprint, table, *(f"{name}={asked[name]}" for name in sorted(asked))]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def register(server: Flask, atlas: Atlas, table: FlowTable) -> None:
    """Serve ``/data/flows.csv`` and ``/data/corridor_load.csv``.

    Parameters
    ----------
    server
        The server.
    atlas
        Flows and loads, and the names.
    table
        The stored flows.
    """
    desk = FlowDesk(atlas, table, flow_parameters(atlas), load_parameters(atlas))
    pages = Blueprint("flows", __name__, url_prefix="/data")

    @pages.get("/flows.csv")
    def flows() -> Response:
        return desk.answer_flows()

    @pages.get("/corridor_load.csv")
    def corridor_load() -> Response:
        return desk.answer_loads()

    @pages.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        return json_reply(refusal.as_json(_asked_words()), status=400)

    server.register_blueprint(pages)


def _asked_words() -> Words:
    asked = request.args.get("lang", "")
    return speak(asked if asked in LANGUAGES else LANGUAGES[0])


def _filename(table: str, asked: Mapping[str, str]) -> str:
    parts = [f"level-{asked[name]}" if name == "level" else asked[name] for name in asked]
    return "-".join(["hinterland", table, *parts]) + ".csv"
