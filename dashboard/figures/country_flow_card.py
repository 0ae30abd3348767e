"""The card of the strongest flows between countries, shown where nothing is selected."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.figures import flow_texts as texts
from dashboard.figures.card import Card
from dashboard.figures.estimate import digits_of
from dashboard.figures.estimate_bars import EstimateRow, estimate_bars
from dashboard.figures.flow_card import (
    MOST_BARS,
    UNIT,
    at_least_told,
    colour_of,
    flow_cell,
    flow_with_unit,
)
from dashboard.figures.flow_view import FLOWS, flow_view, flows_address
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.series_table import with_unit
from dashboard.figures.short_names import short_name
from dashboard.figures.status import ESTIMATED
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.told import listed
from dashboard.measures.atlas import Atlas
from dashboard.measures.flows import Flow, Strongest
from dashboard.selection import Selection
from dashboard.words import Words

LONGEST_COUNTRY = 12
ARROW = " \N{EN DASH} "


def country_flow_card(selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of the strongest flows between countries.

    Parameters
    ----------
    selection
        Gives year and mode.
    atlas
        Holds the flows.
    words
        The reader's language.
    """
    view = flow_view(selection, atlas, words)
    title = words.say("Strongest flows between countries")
    if view.missing:
        return Card(FLOWS, selection.measure, title, "", empty=view.missing)
    found = atlas.flows.strongest(view.year, view.mode)
    if not found.largest:
        nothing = words.say("No flow between countries is known for {year}.", year=view.year)
        return Card(FLOWS, selection.measure, title, "", empty=nothing)
    scale, digits = strongest_scale(found), digits_of(0, view.mode)
    rows = [_row(flow, atlas, words) for flow in found.largest[:MOST_BARS]]
    told = [
        f"{row.name} {flow_with_unit(flow, scale, digits, words)}"
        for row, flow in zip(rows, found.largest, strict=False)
    ]
    count = words.number(len(found.largest) + found.rest_count)
    unit = words.say(scale.name)
    shown = words.say("The {shown} strongest of {all} flows.", shown=len(rows), all=count)
    return Card(
        key=FLOWS,
        measure=selection.measure,
        title=strongest_finding(found, atlas, words),
        unit_line=f"{unit}. {shown} {words.say('Hatched: estimated.')}",
        table=strongest_table(found, atlas, words),
        status=ESTIMATED,
        source=words.say(texts.OWN_ESTIMATE),
        figure=estimate_bars(rows, ("",), scale, digits, words),
        summary=words.say("A chart of bars. {list}.", list=listed(told)),
        note=" ".join(_notes(found, words)),
        csv=flows_address(view, words.language),
    )


def _notes(found: Strongest, words: Words) -> Iterable[str]:
    if any(one.is_partial for one in (*found.largest, found.rest, found.inside)):
        yield at_least_told(words)
    yield words.say(texts.CAUTIONS[1])


def strongest_scale(found: Strongest) -> Scale:
    """Return the scale in which the flows between countries are written."""
    return scale_of(UNIT, [one.tonnes for one in found.largest])


def strongest_finding(found: Strongest, atlas: Atlas, words: Words) -> str:
    """Return between which countries most goes."""
    first = found.largest[0]
    value = flow_with_unit(first, strongest_scale(found), digits_of(0, found.mode), words)
    return words.say(
        texts.STRONGEST[found.mode],
        name=atlas.name(first.origin_id, words),
        partner=atlas.name(first.destination_id, words),
        value=value,
        year=found.year,
    )


def strongest_table(found: Strongest, atlas: Atlas, words: Words) -> Table:
    """Return the strongest flows as a table that can be sorted, the rest below.

    Parameters
    ----------
    found
        The flows.
    atlas
        Holds the names.
    words
        The reader's language.
    """
    scale = strongest_scale(found)
    columns = (
        Column(words.say("From")),
        Column(words.say("To")),
        Column(with_unit(words.say("Goods"), scale, words), is_number=True),
    )

    def row(key: str, names: tuple[str, str], flow: Flow, is_foot: bool) -> Row:
        cells = (*map(Cell, names), flow_cell(flow, scale, digits_of(0, found.mode), words))
        return Row(key, cells, is_foot=is_foot)

    rows = [
        row(
            f"{flow.origin_id}-{flow.destination_id}",
            (atlas.name(flow.origin_id, words), atlas.name(flow.destination_id, words)),
            flow,
            False,
        )
        for flow in found.largest
    ]
    if found.rest_count:
        others = words.count("{n} other flow", "{n} other flows", found.rest_count)
        rows.append(row("rest", (others, ""), found.rest, True))
    if found.inside.is_known:
        rows.append(row("inside", (words.say("Inside the countries"), ""), found.inside, True))
    caption = words.say(texts.BETWEEN[found.mode], year=found.year)
    return Table(caption, columns, tuple(rows), is_sortable=True)


def _row(flow: Flow, atlas: Atlas, words: Words) -> EstimateRow:
    ends = (flow.origin_id, flow.destination_id)
    return EstimateRow(
        "-".join(ends),
        ARROW.join(atlas.name(one, words) for one in ends),
        ARROW.join(short_name(one, LONGEST_COUNTRY, atlas, words) for one in ends),
        (flow.tonnes,),
        colour_of(flow.mode),
        (flow.is_partial,),
    )
