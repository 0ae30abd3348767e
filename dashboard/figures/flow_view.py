"""Which flows the layer of flows shows for a selection, and why it shows none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.subjects import CORRIDOR, REGION, kind_of
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES
from dashboard.measures.flows import LEVELS
from dashboard.selection import Selection
from dashboard.words import Words

FLOWS, LOAD, WITH_ALL_MODES = "flows", "load", "all_modes"
FINEST = LEVELS[-1]
COUNTRY_LETTERS = 2


@dataclass(frozen=True, slots=True)
class FlowView:
    """What the flows of a selection are about.

    Parameters
    ----------
    region_id
        Region whose partners are shown; empty for the flows between countries.
    subject_id
        What the reader selected; empty where nothing that has partners is.
    mode
        Key of a mode; empty for all modes together.
    year
        Calendar year.
    missing
        Why there is nothing to show, a sentence in the reader's language; else empty.
    """

    region_id: str
    subject_id: str
    mode: str
    year: int
    missing: str = ""

    @property
    def level(self) -> int:
        """Level of the regions that the flows go between."""
        return max(len(self.region_id) - COUNTRY_LETTERS, 0)

    @property
    def is_of_another(self) -> bool:
        """Whether the flows are those of the region that the subject lies in."""
        return self.region_id != self.subject_id


def flow_view(selection: Selection, atlas: Atlas, words: Words) -> FlowView:
    """Return what the flows of a selection are about.

    Parameters
    ----------
    selection
        Its first subject counts; a place or a region of level 3 has the flows of the NUTS 2
        region that it lies in. A corridor has no partners: then flows between countries are shown.
    atlas
        Holds the flows.
    words
        The reader's language.
    """
    subject = next((one for one in selection.selected if kind_of(one) != CORRIDOR), "")
    region, mode = region_of(subject, atlas), mode_of(selection)
    missing = missing_told(selection.year, mode, atlas.flows.years, atlas.flows.modes, words)
    if not missing and subject and not atlas.flows.covers(region):
        missing = _not_covered(subject, atlas, words)
    return FlowView(region, subject, mode, selection.year, missing)


def flows_address(view: FlowView, language: str) -> str:
    """Return the address of the flows that are shown, as a file.

    Of a region it gives what is sent; what is received stands behind the same address with
    ``destination`` in place of ``origin``.

    Examples
    --------
    >>> flows_address(FlowView("SE12", "SE12", "road", 2022), "en")
    '/data/flows.csv?origin=SE12&year=2022&mode=road&level=2'
    >>> flows_address(FlowView("", "", "", 2022), "sv")
    '/data/flows.csv?year=2022&level=0&lang=sv'
    """
    asked = {
        "origin": view.region_id,
        "year": str(view.year),
        "mode": view.mode,
        "level": str(view.level),
        "lang": "" if language == "en" else language,
    }
    return "/data/flows.csv?" + urlencode({key: one for key, one in asked.items() if one})


def mode_of(selection: Selection) -> str:
    """Return the mode whose flows are shown; empty for all together."""
    is_all = WITH_ALL_MODES in selection.layers or selection.mode == ALL_MODES
    return "" if is_all else selection.mode


def region_of(subject_id: str, atlas: Atlas) -> str:
    """Return the region whose flows stand for a subject: itself, or the NUTS 2 region round it.

    Empty where that is not known, and for nothing.
    """
    if not subject_id:
        return ""
    if kind_of(subject_id) == REGION:
        own = atlas.regions.get(subject_id)
        within = (*atlas.within(subject_id), subject_id)
        return within[FINEST] if own and own.level > FINEST else subject_id
    place = atlas.places.get(subject_id)
    regions = place.regions if place else ()
    return regions[FINEST] or "" if len(regions) > FINEST else ""


def missing_told(
    year: int, mode: str, years: Sequence[int], modes: Sequence[str], words: Words
) -> str:
    """Return why a year or a mode has no estimate, and which there are; empty where it has.

    Parameters
    ----------
    year, mode
        What is asked; an empty mode asks for all.
    years, modes
        What there is.
    words
        The reader's language.
    """
    if not years:
        return words.say("There are no estimates of flows in these data.")
    if year not in years:
        return words.say(
            "Flows are estimated for {first}–{last}, not for {year}. Choose one of these years.",
            first=years[0],
            last=years[-1],
            year=year,
        )
    if mode and mode not in modes:
        names = ", ".join(words.say(MODE_SIGNS[one].name) for one in modes)
        return words.say(
            "Flows are estimated for these modes only: {modes}. Choose one of them, or all modes.",
            modes=names,
        )
    return ""


def _not_covered(subject: str, atlas: Atlas, words: Words) -> str:
    name = atlas.name(subject, words)
    return words.say("No flows are estimated from or to {name}.", name=name)
