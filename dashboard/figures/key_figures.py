"""At most four large numbers for what is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.figures import key_texts as texts
from dashboard.figures.card import KeyFigure
from dashboard.figures.change import change_line, since_last_year
from dashboard.figures.emissions import UNITS, by_mode, counted_by, not_counted
from dashboard.figures.goods import mode_of as goods_mode
from dashboard.figures.key_places import cluster_figures, port_figures
from dashboard.figures.quantity import amount, range_of, scale_of, symbol, write, write_figure
from dashboard.figures.ranking import shown_figures
from dashboard.figures.split import first_mode
from dashboard.figures.status import MISSING, least_sure
from dashboard.figures.subjects import (
    CLUSTER,
    PORT,
    REGION,
    REGION_MEASURES,
    SUMMED_MEASURES,
    Asked,
    asked_of,
    best_asked,
    figure_of,
    has_flows,
    is_country,
    kind_of,
    known_series,
)
from dashboard.figures.titles import WAYS
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import ALL_MODES, EU, Figure
from dashboard.measures.served import LOADED
from dashboard.selection import Selection
from dashboard.words import NO_FIGURE, Words

MOST = 4
Maker = Callable[[str, Selection, Atlas, Words], KeyFigure | None]


def key_figures(selection: Selection, atlas: Atlas, words: Words) -> tuple[KeyFigure, ...]:
    """Return the key figures of what is selected, that of the map first.

    Parameters
    ----------
    selection
        What the reader looks at.
    atlas
        Layers and figures.
    words
        The reader's language.

    Returns
    -------
    figures
        At most four; none for a corridor. What is not known in the chosen year has an en dash.
    """
    if not selection.selected:
        return _of_europe(selection, atlas, words)
    if len(selection.selected) > 1:
        return _of_several(selection, atlas, words)
    subject = selection.selected[0]
    kind = kind_of(subject)
    if kind == PORT:
        return port_figures(subject, selection, atlas, words)[:MOST]
    if kind == CLUSTER:
        return cluster_figures(subject, selection, atlas, words)[:MOST]
    if kind != REGION:
        return ()
    return tuple(one for _, one in region_figures(subject, selection, atlas, words))


def region_figures(
    region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> list[tuple[str, KeyFigure]]:
    """Return the key figures of a region, each with the measure that it is of.

    Parameters
    ----------
    region_id
        A region.
    selection
        What the reader looks at.
    atlas
        Layers and figures.
    words
        The reader's language.

    Returns
    -------
    figures
        At most four. The measure is ``ports`` where it is that of goods or of containers,
        whichever is known, and ``places`` where places are counted.
    """
    makers: list[tuple[str, Maker]] = [
        ("port_tonnes", _goods),
        ("port_teu", _containers),
        ("places", _places),
    ]
    if has_flows(region_id, atlas) and not is_country(region_id, atlas):
        makers = [
            (LOADED, partial(_of_flows, LOADED)),
            ("modal_split", _share),
            ("tonne_km", _volume),
            ("emissions", _emissions),
            *makers,
        ]
    if is_country(region_id, atlas):
        gas = "energy" if selection.measure == "energy" else "emissions"
        ports = selection.measure if selection.measure in SUMMED_MEASURES else "ports"
        makers = [
            ("modal_split", _share),
            ("tonne_km", _volume),
            (gas, _energy if gas == "energy" else _emissions),
            (ports, _ports),
        ]
    is_known = bool(figure_of(region_id, asked_of(selection), atlas))
    if selection.measure in REGION_MEASURES and (has_flows(region_id, atlas) or is_known):
        makers = [(selection.measure, _own), *(one for one in makers if one[0] != LOADED)]
    own = sorted(makers, key=lambda maker: maker[0] != selection.measure)
    found = [(name, make(region_id, selection, atlas, words)) for name, make in own]
    return [(name, one) for name, one in found if one is not None][:MOST]


def _own(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    return _of_flows(selection.measure, region_id, selection, atlas, words)


def _of_flows(
    measure: str, region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> KeyFigure:
    asked = Asked(measure, goods_mode(selection), "", selection.year)
    way = words.say(WAYS[asked.mode])
    line1 = words.say(texts.OF_REGION[measure], way=way, year=asked.year)
    return _key(figure_of(region_id, asked, atlas), line1, "", words)


def _split_value(figure: Figure, words: Words) -> tuple[str, str]:
    scale = scale_of(figure.unit, [figure.value])
    return write_figure(figure, scale, words), symbol(scale, words)


def _key(figure: Figure | None, line1: str, line2: str, words: Words) -> KeyFigure:
    if figure is None:
        return KeyFigure(NO_FIGURE, "", MISSING, line1, line2)
    value, unit = _split_value(figure, words)
    return KeyFigure(value, unit, figure.status, line1, range_of(figure, words) or line2)


def _share(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    mode = first_mode(selection, atlas) or MEASURES["modal_split"].default_mode
    asked = Asked("modal_split", mode, "", selection.year)
    figure, whole = figure_of(region_id, asked, atlas), figure_of(EU, asked, atlas)
    is_national = figure is None or figure.level == "0"
    average = (
        words.say("EU average {value}", value=amount(whole.value, whole.unit, words))
        if whole and is_national
        else ""
    )
    return _key(figure, words.say(texts.SHARE[asked.mode], year=asked.year), average, words)


def _volume(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    definition = counted_by("tonne_km", selection)
    found = by_mode("tonne_km", region_id, selection.year, atlas, definition)
    mode = selection.mode if selection.measure == "tonne_km" else ""
    mode = mode or max(found, key=lambda name: found[name].value, default="road")
    asked = Asked("tonne_km", mode, definition, selection.year)
    change = change_line(since_last_year(known_series(region_id, asked, atlas), asked.year), words)
    line1 = words.say(texts.BY_MODE[mode], year=asked.year)
    return _key(figure_of(region_id, asked, atlas), line1, change, words)


def _emissions(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    return _sum_of_modes("emissions", region_id, selection, atlas, words)


def _energy(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    return _sum_of_modes("energy", region_id, selection, atlas, words)


def _sum_of_modes(
    measure: str, region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> KeyFigure:
    year = selection.year
    definition = counted_by(measure, selection)
    found = by_mode(measure, region_id, year, atlas, definition)
    if not found:
        return KeyFigure(NO_FIGURE, "", MISSING, words.say(texts.OF_FREIGHT[measure], year=year))
    whole = atlas.cubes[measure].figure(region_id, year, ALL_MODES)
    if whole is not None and all(one.has_range for one in found.values()):
        return _key(whole, words.say(texts.OF_FREIGHT[measure], year=year), "", words)
    total = sum(one.value for one in found.values())
    scale = scale_of(UNITS[measure], [total])
    left_out = not_counted(measure, region_id, year, atlas, definition)
    line1 = texts.OF_KNOWN_MODES[measure] if left_out else texts.OF_FREIGHT[measure]
    return KeyFigure(
        write(total, scale, words),
        symbol(scale, words),
        least_sure(one.status for one in found.values()),
        words.say(line1, year=year),
        _each_road_tkm(measure, region_id, found.get("road"), atlas, words),
    )


def _each_road_tkm(
    measure: str, region_id: str, road: Figure | None, atlas: Atlas, words: Words
) -> str:
    if road is None:
        return ""
    carried = by_mode("tonne_km", region_id, road.year, atlas, road.definition).get("road")
    if carried is None or carried.value <= 0:
        return ""
    each = road.value / carried.value
    if measure == "emissions":
        return words.say("{grams} g per road tonne-km", grams=words.number(each * 1000))
    return words.say("{energy} MJ per road tonne-km", energy=words.number(each, 2))


def _ports(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure | None:
    """Return goods in ports, or containers where the map shows them or only they are known."""
    order = sorted(SUMMED_MEASURES, key=lambda measure: measure != selection.measure)
    asked = [_asked_of_ports(measure, selection, atlas) for measure in order]
    known = [one for one in asked if figure_of(region_id, one, atlas)]
    shown = known[0] if known and selection.measure not in SUMMED_MEASURES else asked[0]
    return _port_sum(shown, region_id, atlas, words)


def _goods(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure | None:
    return _port_sum(_asked_of_ports("port_tonnes", selection, atlas), region_id, atlas, words)


def _containers(
    region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> KeyFigure | None:
    return _port_sum(_asked_of_ports("port_teu", selection, atlas), region_id, atlas, words)


def _asked_of_ports(measure: str, selection: Selection, atlas: Atlas) -> Asked:
    usual = atlas.cubes[measure].choices().definition
    definition = selection.definition if measure == selection.measure else usual
    return Asked(measure, "", definition, selection.year)


def _port_sum(asked: Asked, region_id: str, atlas: Atlas, words: Words) -> KeyFigure | None:
    ports = len(atlas.ports_in(region_id))
    if not ports:
        return None
    figure = figure_of(region_id, asked, atlas)
    line1 = words.say(texts.IN_PORTS[asked.measure], year=asked.year)
    known = words.number(figure.known if figure else 0)
    line2 = words.count("{known} of {n} port", "{known} of {n} ports", ports, known=known)
    return _key(figure, line1, line2, words)


def _places(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> KeyFigure:
    clusters, ports = len(atlas.clusters_in(region_id)), len(atlas.ports_in(region_id))
    return KeyFigure(
        words.number(clusters),
        "",
        "",
        words.count("logistics cluster in the atlas", "logistics clusters in the atlas", clusters),
        words.count("and {n} port", "and {n} ports", ports),
    )


def _of_several(selection: Selection, atlas: Atlas, words: Words) -> tuple[KeyFigure, ...]:
    asked = best_asked(selection.selected, selection, atlas)
    year = words.say("in {year}", year=asked.year)
    return tuple(
        _key(figure_of(one, asked, atlas), atlas.name(one, words), year, words)
        for one in selection.selected[:MOST]
    )


def _of_europe(selection: Selection, atlas: Atlas, words: Words) -> tuple[KeyFigure, ...]:
    found = list(shown_figures(selection, atlas).values())
    asked = asked_of(selection)
    figures = []
    if asked.measure == "modal_split":
        line1 = words.say(texts.SHARE[asked.mode], year=asked.year)
        whole = figure_of(EU, asked, atlas)
        figures.append(_key(whole, line1, words.say("in the EU of 27 countries"), words))
    if found:
        highest, lowest = found[0], found[-1]
        first, last = (atlas.name(one.subject_id, words) for one in (highest, lowest))
        year = words.say("in {year}", year=asked.year)
        figures.append(_key(highest, words.say("highest: {name}", name=first), year, words))
        if len(found) > 1:
            figures.append(_key(lowest, words.say("lowest: {name}", name=last), year, words))
    return tuple(figures)
