"""The part of the page of the data addresses that tells of flows and loads."""

from __future__ import annotations

from dashboard.figures import flow_texts as told
from dashboard.measures.atlas import Atlas
from dashboard.pages.data_catalogue import TABLES, csv_address
from dashboard.pages.document_parts import Cell, Section, Table, code, method_section
from dashboard.pages.flow_csv import FLOW_COLUMNS, LOAD_COLUMNS
from dashboard.pages.flow_parameters import flow_parameters, load_parameters
from dashboard.pages.parameters import Parameter, spans
from dashboard.words import N_, Words

_PAIR = N_("Goods by road from Poland to Germany, {year}")
_REGION = N_("Goods from one region of NUTS 2 to every country, {year}")
_EXAMPLE = "SE12"
_LOAD = N_("Load of the corridors by rail, {year}")


def flow_section(atlas: Atlas, words: Words) -> Section:
    """Return what a reader must know to fetch flows and loads.

    Parameters
    ----------
    atlas
        Says which regions, years and modes there are.
    words
        The reader's language.
    """
    texts = [
        words.say(
            "Flows are estimates, written with four digits. Those between countries are the sums "
            "of those between regions. What is not known has no row; asked for alone, it has a "
            "row without a number."
        ),
        words.say("More than 200,000 rows are refused with status 400."),
    ]
    tables = [_parameters(atlas, words), _columns(words)]
    return Section("flows", words.say("Flows"), texts, tables=tables, links=_links(atlas, words))


def _links(atlas: Atlas, words: Words) -> list[Cell]:
    if not atlas.flows or not atlas.loads:
        return []
    year = atlas.flows.years[-1]
    region = _EXAMPLE if atlas.flows.covers(_EXAMPLE) else atlas.flows.regions(2)[0]
    flows, loads = csv_address("flows"), csv_address("corridor_load")
    pair = f"{flows}?origin=PL&destination=DE&year={year}&mode=road&level=0"
    links = [
        (_PAIR, pair) if atlas.flows.covers("PL") and atlas.flows.covers("DE") else (_PAIR, ""),
        (_REGION, f"{flows}?origin={region}&year={year}&level=0"),
        (_LOAD, f"{loads}?year={atlas.loads.years[-1]}&mode={atlas.loads.modes[-1]}"),
    ]
    return [Cell(words.say(text, year=year), address) for text, address in links if address]


def _parameters(atlas: Atlas, words: Words) -> Table:
    asked = {"flows": flow_parameters(atlas), "corridor_load": load_parameters(atlas)}
    rows = [
        [
            code(csv_address(key), csv_address(key)),
            code(one.name),
            Cell(words.say(one.meaning)),
            _allowed(one),
        ]
        for key, parameters in asked.items()
        for one in parameters
    ]
    head = [
        words.say("Address"),
        words.say("Parameter"),
        words.say("What it asks for"),
        words.say("Values"),
    ]
    return Table(words.say("Parameters of the flows and loads"), head, rows)


def _allowed(parameter: Parameter) -> Cell:
    if parameter.listed_at:
        return code(parameter.listed_at, parameter.listed_at)
    if parameter.name == "year":
        return Cell(spans([int(year) for year in parameter.allowed]))
    return code(", ".join(parameter.allowed))


def _columns(words: Words) -> Table:
    told = {"flows": FLOW_COLUMNS, "corridor_load": LOAD_COLUMNS}
    rows = [
        [code(column), Cell(words.say(meaning)), Cell(words.say(TABLES[key]))]
        for key, head in told.items()
        for column, meaning in head.items()
    ]
    head = [words.say("Column"), words.say("What it holds"), words.say("Table")]
    return Table(words.say("Columns of the flows and loads"), head, rows)


def flow_methods(words: Words) -> list[Section]:
    """Return how flows and the load of corridors are made, and what they are not for."""
    of_flows, of_load = (words.say(title) for title in TABLES.values())
    flows = method_section(
        "flows",
        of_flows,
        words,
        (told.MEANING, told.FORMULA),
        told.CAUTIONS,
        told.NOT_FOR,
        csv_address("flows"),
    )
    load = method_section(
        "corridor_load",
        of_load,
        words,
        (told.LOAD_MEANING, told.LOAD_FORMULA),
        told.LOAD_CAUTIONS,
        told.LOAD_NOT_FOR,
        csv_address("corridor_load"),
    )
    return [flows, load]
