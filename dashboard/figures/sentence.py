"""The sentence that says what the picture shows for what is selected."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.figures import sentence_texts as texts
from dashboard.figures.change import (
    TEN_YEARS,
    change_sentence,
    earlier_figure,
    since_last_year,
)
from dashboard.figures.no_figure import no_figure
from dashboard.figures.origin import is_from_flows
from dashboard.figures.quantity import amount, amount_of
from dashboard.figures.ranking import shown_figures
from dashboard.figures.sentence_places import corridor_sentence, place_sentence
from dashboard.figures.sentence_regions import range_sentence, region_sentence
from dashboard.figures.subjects import (
    CORRIDOR,
    COUNTRY_MEASURES,
    REGION,
    REGION_MEASURES,
    SUMMED_MEASURES,
    Asked,
    asked_of,
    best_asked,
    figure_of,
    has_flows,
    kind_of,
    known_series,
    larger_with_figure,
)
from dashboard.figures.titles import measure_title
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import Words


def headline(selection: Selection, atlas: Atlas, words: Words) -> str:
    """Return what the picture shows for what is selected, in one or two whole sentences.

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
    sentence
        Every value is rounded once, from the cube. No cause is given. Nothing is compared over
        a gap or a break in the series.
    """
    if not selection.selected:
        return _of_europe(selection, atlas, words)
    if len(selection.selected) > 1:
        return _of_several(selection, atlas, words)
    subject = selection.selected[0]
    if kind_of(subject) == CORRIDOR:
        return corridor_sentence(subject, atlas, words)
    if kind_of(subject) == REGION:
        return _of_region(subject, selection, atlas, words)
    asked = best_asked([subject], selection, atlas)
    return place_sentence(subject, asked, atlas, words)


def _of_region(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> str:
    asked = asked_of(selection)
    if asked.measure in (*COUNTRY_MEASURES, *REGION_MEASURES):
        figure = figure_of(region_id, asked, atlas)
        if figure is None and region_id != EU and not has_flows(region_id, atlas):
            return _counted_for_larger(region_id, asked, atlas, words)
        if asked.measure in REGION_MEASURES:
            return region_sentence(figure, known_series(region_id, asked, atlas), asked, words)
        return _of_country(region_id, asked, atlas, words)
    if asked.measure in SUMMED_MEASURES:
        return _of_ports(region_id, asked, atlas, words)
    return _of_places_in(region_id, asked, atlas, words)


def _counted_for_larger(region_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    larger = larger_with_figure(region_id, asked, atlas)
    figure = figure_of(larger, asked, atlas)
    if figure is None:
        return words.say("This is told for NUTS 2 regions and larger ones only.")
    return words.say(
        "This is told for NUTS 2 regions and larger ones only. {region}, {year}: {value}.",
        region=atlas.name(larger, words),
        year=asked.year,
        value=amount_of(figure, words),
    )


def _of_country(region_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    series = known_series(region_id, asked, atlas)
    figure = figure_of(region_id, asked, atlas)
    if figure is None:
        return no_figure(series, asked.year, words)
    if asked.measure == "modal_split" and is_from_flows(figure):
        own = texts.SHARE_OF_REGION[asked.mode]
        told = words.say(own, value=amount_of(figure, words), year=asked.year)
        return f"{told} {range_sentence(figure, words)}".strip()
    if asked.measure == "modal_split":
        return _share_sentence(region_id, figure, series, asked, atlas, words)
    value = amount_of(figure, words)
    if asked.measure == "tonne_km":
        text = words.say(texts.VOLUME[asked.mode], value=value, year=asked.year)
        more = range_sentence(figure, words)
        more = more or change_sentence(since_last_year(series, asked.year), words)
        return f"{text} {more}".strip()
    return _per_tkm_sentence(figure, value, atlas, words)


def _share_sentence(
    region_id: str,
    figure: Figure,
    series: tuple[Figure, ...],
    asked: Asked,
    atlas: Atlas,
    words: Words,
) -> str:
    whole = figure_of(EU, asked, atlas) if figure.level == "0" else None
    before = earlier_figure(series, asked.year, TEN_YEARS)
    if region_id == EU:
        wanted = texts.SHARE_OF_EU_SINCE if before else texts.SHARE_OF_EU
    elif whole:
        wanted = texts.SHARE_BESIDE_EU_SINCE if before else texts.SHARE_BESIDE_EU
    else:
        wanted = texts.SHARE_SINCE if before else texts.SHARE
    return words.say(
        wanted[asked.mode],
        value=amount(figure.value, figure.unit, words),
        year=asked.year,
        eu=amount(whole.value, whole.unit, words) if whole else "",
        before=amount(before.value, before.unit, words) if before else "",
    )


def _per_tkm_sentence(figure: Figure, value: str, atlas: Atlas, words: Words) -> str:
    carried = atlas.cubes["tonne_km"].figure(
        figure.subject_id, figure.year, figure.mode, figure.definition
    )
    is_emission = figure.unit == "kt_co2e"
    wanted = texts.EMISSIONS if is_emission else texts.ENERGY
    text = words.say(wanted[figure.mode], value=value, year=figure.year)
    if figure.has_range:
        return f"{text} {range_sentence(figure, words)}"
    if carried is None or not carried.is_known or carried.value <= 0:
        return text
    # kt per million t-km are kg per t-km; TJ per million t-km are MJ per t-km.
    each = figure.value / carried.value
    if is_emission:
        grams = words.number(each * 1000, 1)
        told = words.say("That is {grams} g for each tonne-kilometre.", grams=grams)
        return f"{text} {told}"
    energy = words.number(each, 2)
    told = words.say("That is {energy} MJ for each tonne-kilometre.", energy=energy)
    return f"{text} {told}"


def _of_ports(region_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    count = len(atlas.ports_in(region_id))
    figure = figure_of(region_id, asked, atlas)
    if not count:
        return words.say("There is no port of the atlas here.")
    if figure is None:
        return words.count(
            "The port here has no figure for {year}, as counted in this way.",
            "None of the {n} ports here has a figure for {year}, as counted in this way.",
            count,
            year=asked.year,
        )
    value = amount(figure.value, figure.unit, words)
    if figure.known == figure.out_of:
        return words.count(
            "The port here handled {value} in {year}. Ports outside the atlas are not in it.",
            "The {n} ports here handled {value} in {year}. Ports outside the atlas are not in it.",
            figure.out_of,
            value=value,
            year=asked.year,
        )
    return words.count(
        "The ports with a figure handled {value} in {year}: {known} of {n} port, so not a total.",
        "The ports with a figure handled {value} in {year}: {known} of {n} ports, so not a total.",
        figure.out_of,
        value=value,
        year=asked.year,
        known=words.number(figure.known),
    )


def _of_places_in(region_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    is_port = asked.measure != "cluster_throughput"
    places = atlas.ports_in(region_id) if is_port else atlas.clusters_in(region_id)
    if not places:
        return words.say(texts.NO_PLACE[is_port])
    found = [figure_of(place.place_id, asked, atlas) for place in places]
    known = [figure for figure in found if figure is not None]
    told = texts.KNOWN_HERE[is_port](len(places), words.number(len(known)), asked.year, words)
    if not known:
        return told
    highest = max(known, key=lambda figure: figure.value)
    more = words.say(
        "The highest is {value} ({name}).",
        value=amount(highest.value, highest.unit, words),
        name=atlas.name(highest.subject_id, words),
    )
    return f"{told} {more}"


def _of_europe(selection: Selection, atlas: Atlas, words: Words) -> str:
    asked = asked_of(selection)
    found = list(shown_figures(selection, atlas).values())
    whole = figure_of(EU, asked, atlas) if asked.measure == "modal_split" else None
    told = [_of_country(EU, asked, atlas, words)] if whole else []
    if not found:
        return " ".join([*told, words.say("No figure for {year}.", year=asked.year)])
    told.append(_with_figure(selection)(len(found), asked.year, words))
    if len(found) > 1:
        highest, lowest = found[0], found[-1]
        told.append(
            words.say(
                "The highest is {highest} ({first}), the lowest {lowest} ({last}).",
                highest=amount_of(highest, words),
                first=atlas.name(highest.subject_id, words),
                lowest=amount_of(lowest, words),
                last=atlas.name(lowest.subject_id, words),
            )
        )
    return " ".join(told)


def _with_figure(selection: Selection) -> Callable[[int, int, Words], str]:
    if selection.level == "place":
        is_cluster = selection.measure == "cluster_throughput"
        return texts.clusters_with_figure if is_cluster else texts.ports_with_figure
    is_country_level = selection.level in ("0", "eu")
    return texts.countries_with_figure if is_country_level else texts.regions_with_figure


def _of_several(selection: Selection, atlas: Atlas, words: Words) -> str:
    asked = best_asked(selection.selected, selection, atlas)
    found = {one: figure_of(one, asked, atlas) for one in selection.selected}
    known = sorted((one for one in found.values() if one), key=lambda one: -one.value)
    missing = [atlas.name(one, words) for one, figure in found.items() if figure is None]
    title = measure_title(asked.measure, words, asked.mode, asked.definition)
    if not known:
        return words.say(
            "{title}: no figure for {year} for any of these.", title=title, year=asked.year
        )
    values = [f"{atlas.name(one.subject_id, words)} {amount_of(one, words)}" for one in known]
    told = words.say(
        "{title}, {year}: {list}.", title=title, year=asked.year, list="; ".join(values)
    )
    if not missing:
        return told
    left_out = words.say("No figure: {names}.", names=", ".join(missing))
    return f"{told} {left_out}"
