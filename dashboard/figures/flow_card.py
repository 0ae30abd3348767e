"""The card of the largest partners: bars in both directions, and a table that can be sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.figures import flow_texts as texts
from dashboard.figures.card import Card
from dashboard.figures.estimate import (
    AT_LEAST,
    digits_of,
    estimate,
    estimate_range,
    estimate_with_unit,
)
from dashboard.figures.estimate_bars import EstimateRow, estimate_bars
from dashboard.figures.flow_view import COUNTRY_LETTERS, FLOWS, FlowView, flow_view, flows_address
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.plot import INK_2
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.series_table import with_unit
from dashboard.figures.short_names import LONGEST, short_name
from dashboard.figures.status import ESTIMATED
from dashboard.figures.subjects import country_of
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.told import listed
from dashboard.measures.atlas import Atlas
from dashboard.measures.flows import Flow, Partner, Partners
from dashboard.selection import Selection
from dashboard.words import Words

MOST_BARS = 10
MOST_COUNTRIES = 6
UNIT = "t"


def flow_card(selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of the largest partners of what is selected.

    Parameters
    ----------
    selection
        Names a region or a place.
    atlas
        Holds the flows.
    words
        The reader's language.
    """
    view = flow_view(selection, atlas, words)
    title = words.say("Largest partners")
    if view.missing:
        return Card(FLOWS, selection.measure, title, "", empty=view.missing)
    found = atlas.flows.partners(view.region_id, view.year, view.mode)
    name = atlas.name(view.region_id, words)
    if not found.largest:
        nothing = words.say(
            "Nothing is known of flows from or to {name} in {year}.", name=name, year=view.year
        )
        return Card(FLOWS, selection.measure, title, "", empty=nothing)
    scale, digits = partner_scale(found), digits_of(view.level, view.mode)
    rows = _bars(found.largest[:MOST_BARS], view.mode, atlas, words)
    kinds = (words.say("sent"), words.say("received"))
    return Card(
        key=FLOWS,
        measure=selection.measure,
        title=finding(found, atlas, words),
        unit_line=_unit_line(scale, len(rows), found, words),
        table=partner_table(found, atlas, words),
        status=ESTIMATED,
        source=words.say(texts.OWN_ESTIMATE),
        figure=estimate_bars(rows, kinds, scale, digits, words),
        summary=_told(rows, kinds, scale, digits, words),
        note=" ".join(_notes(found, view, atlas, words)),
        csv=flows_address(view, words.language),
    )


def partner_scale(found: Partners) -> Scale:
    """Return the scale in which the flows of a region are written, on map and panel alike."""
    flows = [one for partner in found.largest for one in (partner.sent, partner.received)]
    return scale_of(UNIT, [one.tonnes for one in flows])


def colour_of(mode: str) -> str:
    """Return the token of a mode's colour, ink for all modes together."""
    return MODE_SIGNS[mode].fill if mode else INK_2


def finding(found: Partners, atlas: Atlas, words: Words) -> str:
    """Return where a region sends most to; where that is not known, whom it has most from."""
    sent = max(found.largest, key=lambda one: one.sent.tonnes if one.sent.is_known else -1.0)
    wanted, flow = texts.SENDS_MOST, sent.sent
    if not flow.is_known:
        sent = found.largest[0]
        wanted, flow = texts.RECEIVES_MOST, sent.received
    digits = digits_of(len(found.region_id) - COUNTRY_LETTERS, found.mode)
    return words.say(
        wanted[found.mode],
        name=atlas.name(found.region_id, words),
        partner=atlas.name(sent.partner_id, words),
        value=flow_with_unit(flow, scale_of(UNIT, [flow.tonnes]), digits, words),
        year=found.year,
    )


def flow_with_unit(flow: Flow, scale: Scale, digits: int, words: Words) -> str:
    """Return a flow with its unit; a sum of which a part is not known has a sign before it."""
    return estimate_with_unit(flow.tonnes, scale, digits, words, flow.is_partial)


def partner_table(found: Partners, atlas: Atlas, words: Words) -> Table:
    """Return the largest partners as a table that can be sorted, the rest and the inside below.

    Parameters
    ----------
    found
        Partners of a region.
    atlas
        Holds the names.
    words
        The reader's language.
    """
    name, scale = atlas.name(found.region_id, words), partner_scale(found)
    digits = digits_of(len(found.region_id) - COUNTRY_LETTERS, found.mode)
    columns = (
        Column(words.say("Region")),
        Column(with_unit(words.say("Sent"), scale, words), is_number=True),
        Column(with_unit(words.say("Received"), scale, words), is_number=True),
    )
    rows = [
        Row(
            one.partner_id,
            (Cell(atlas.name(one.partner_id, words)), *_cells(one, scale, digits, words)),
        )
        for one in found.largest
    ]
    if found.rest_count:
        others = words.count("{n} other region", "{n} other regions", found.rest_count)
        rows.append(
            Row("rest", (Cell(others), *_cells(found.rest, scale, digits, words)), is_foot=True)
        )
    if found.inside.is_known:
        inside = Cell(words.say("Inside {name}", name=name))
        own = flow_cell(found.inside, scale, digits, words)
        rows.append(Row("inside", (inside, own, Cell("")), is_foot=True))
    caption = words.say(texts.CAPTIONS[found.mode], name=name, year=found.year)
    return Table(caption, columns, tuple(rows), is_sortable=True)


def flow_cell(flow: Flow, scale: Scale, digits: int, words: Words) -> Cell:
    """Return the cell of a flow, its range below it where it has one."""
    text = estimate(flow.tonnes, scale, digits, words, flow.is_partial)
    span = estimate_range(flow.low, flow.high, scale, digits, words) if flow.has_range else ""
    return Cell(text, order=flow.tonnes, detail=span)


def _cells(partner: Partner, scale: Scale, digits: int, words: Words) -> tuple[Cell, ...]:
    flows = (partner.sent, partner.received)
    return tuple(flow_cell(flow, scale, digits, words) for flow in flows)


def _bars(partners: Sequence[Partner], mode: str, atlas: Atlas, words: Words) -> list[EstimateRow]:
    return [
        EstimateRow(
            one.partner_id,
            atlas.name(one.partner_id, words),
            short_name(one.partner_id, LONGEST, atlas, words),
            (one.sent.tonnes, one.received.tonnes),
            colour_of(mode),
            (one.sent.is_partial, one.received.is_partial),
        )
        for one in partners
    ]


def _unit_line(scale: Scale, shown: int, found: Partners, words: Words) -> str:
    count = len(found.largest) + found.rest_count
    parts = [words.say(scale.name) + "."]
    if shown < count:
        number = words.number(count)
        parts.append(words.say("The {shown} largest of {all} partners.", shown=shown, all=number))
    parts.append(words.say("Hatched: estimated."))
    return " ".join(parts)


def _told(
    rows: Sequence[EstimateRow], kinds: Sequence[str], scale: Scale, digits: int, words: Words
) -> str:
    parts = [
        f"{row.name} "
        + ", ".join(
            f"{estimate_with_unit(value, scale, digits, words, is_partial)} {kind}"
            for value, is_partial, kind in zip(row.values, row.partial, kinds, strict=True)
        )
        for row in rows
    ]
    return words.say("A chart of bars. {list}.", list=listed(parts))


def _notes(found: Partners, view: FlowView, atlas: Atlas, words: Words) -> Iterable[str]:
    if view.is_of_another:
        yield words.say(
            "These are the flows of {region}, the NUTS 2 region round {name}, not its own.",
            region=atlas.name(view.region_id, words),
            name=atlas.name(view.subject_id, words),
        )
    if found.unknown:
        yield unknown_told(found.unknown, atlas, words)
    flows = [flow for one in (*found.largest, found.rest) for flow in (one.sent, one.received)]
    if any(flow.is_partial for flow in flows):
        yield at_least_told(words)
    if any(one.sent.is_sum or one.received.is_sum for one in found.largest):
        yield words.say(texts.CAUTIONS[1])


def at_least_told(words: Words) -> str:
    """Return what the sign before a sum means."""
    return words.say("{sign} means at least: a part is not known.", sign=AT_LEAST)


def unknown_told(unknown: Sequence[str], atlas: Atlas, words: Words) -> str:
    """Return how many regions are in no sum, and in which countries they lie."""
    countries = list(dict.fromkeys(country_of(one, atlas) for one in unknown))
    names = [atlas.name(one, words) for one in countries[:MOST_COUNTRIES]]
    more = ["…"] if len(countries) > MOST_COUNTRIES else []
    return words.count(
        "{n} partner is not known and in no sum ({names}).",
        "{n} partners are not known and in no sum ({names}).",
        len(unknown),
        names=", ".join([*names, *more]),
    )
