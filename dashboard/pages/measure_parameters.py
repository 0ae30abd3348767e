"""The parameters of a measure's figures, from what the measure has."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import EU
from dashboard.pages.parameters import Parameter
from dashboard.sources.built_query import Contents
from dashboard.words import LANGUAGES, N_

REGIONS_AT = "/data/layers/regions.geojson"
PORTS_AT, CLUSTERS_AT = "/data/layers/ports.geojson", "/data/layers/clusters.geojson"
LEVELS = ("eu", "0", "1", "2", "3", "place")
LEVEL_MEANING = N_(
    "eu for the European Union, 0 for countries, 1 to 3 for the levels of NUTS, place for ports "
    "or clusters one by one. Without it: all levels."
)
_NO_LEVEL = N_("This measure has no figures at level “{value}”. It has: {allowed}.")
_REGION = N_("A country as Eurostat writes it (EL, UK) or a NUTS 2021 code.")
_REGION_AND_PLACES = N_(
    "A country as Eurostat writes it (EL, UK) or a NUTS 2021 code: the region itself, and at level "
    "place the places in it."
)
_NO_REGION = N_(
    "The atlas has no region “{value}”. The codes of countries stand in {allowed}, those of NUTS "
    "behind ?level=1, 2 or 3 there."
)
_YEAR = N_("Calendar year. Without it: all years.")
_NO_YEAR = N_("There are no figures for the year “{value}”. There are for {allowed}.")
_MODE = N_("Mode of transport. Without it: all modes.")
_NO_MODE = N_("This measure has no figures for the mode “{value}”. It has: {allowed}.")
_DEFINITION = N_("How it was counted. Definitions are never added up. Without it: all of them.")
_USUAL_DEFINITION = N_(
    "How it was counted. Definitions are never added up. Without it: national for countries, "
    "served for smaller regions."
)
_NO_DEFINITION = N_("There is no definition “{value}” of this measure. There are: {allowed}.")
_PLACE = N_("A port, a port group or a cluster.")
_NO_PLACE = N_("The atlas has no place “{value}”. All ids stand in {allowed}.")
_LANG = N_("Language of the names of countries. Without it: English.")
LANGUAGE = Parameter("lang", _LANG, LANGUAGES)
CATALOGUE_LANGUAGE = Parameter("lang", N_("Language of the texts. Without it: English."), LANGUAGES)
REGIONS_LEVEL = Parameter(
    "level",
    N_("0 for countries, 1 to 3 for the levels of NUTS 2021. Without it: 0."),
    ("0", "1", "2", "3"),
)


def measure_parameters(measure: str, atlas: Atlas, contents: Contents) -> tuple[Parameter, ...]:
    """Return what may be asked of a measure, in the order in which it is described.

    Parameters
    ----------
    measure
        Key of the measure.
    atlas
        Its figures say which years, modes, levels and definitions there are; any region and
        place of the atlas may be asked for, also one without a figure.
    contents
        What its stored figures have.
    """
    choices = atlas.cubes[measure].choices()
    regions = (*((EU,) if "eu" in choices.levels else ()), *atlas.regions)
    about_region = _REGION_AND_PLACES if contents.has_places else _REGION
    found = [
        Parameter("level", LEVEL_MEANING, choices.levels, _NO_LEVEL),
        Parameter("region", about_region, regions, _NO_REGION, REGIONS_AT),
        Parameter("year", _YEAR, tuple(map(str, choices.years)), _NO_YEAR),
    ]
    if choices.modes:
        found.append(Parameter("mode", _MODE, choices.modes, _NO_MODE))
    if choices.definitions:
        meaning = _USUAL_DEFINITION if MEASURES[measure].usual_definitions else _DEFINITION
        found.append(Parameter("definition", meaning, choices.definitions, _NO_DEFINITION))
    if contents.has_places:
        found.append(_place(measure, atlas))
    return (*found, LANGUAGE)


def _place(measure: str, atlas: Atlas) -> Parameter:
    """Return the parameter for places: those of the kinds that the measure has figures of."""
    cube = atlas.cubes[measure]
    choices = cube.choices()
    kinds = {
        atlas.places[subject].kind == "cluster"
        for year in choices.years
        for definition in choices.definitions or ("",)
        for subject in cube.at("place", year, "", definition)
        if subject in atlas.places
    }
    places = tuple(
        place.place_id for place in atlas.places.values() if (place.kind == "cluster") in kinds
    )
    return Parameter(
        "place", _PLACE, places, _NO_PLACE, CLUSTERS_AT if kinds == {True} else PORTS_AT
    )
