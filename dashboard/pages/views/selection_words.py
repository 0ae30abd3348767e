"""Selections in words: what each shows, and what of it does not exist any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.map_words import subtitle, title
from dashboard.figures.sentence import headline
from dashboard.measures.atlas import Atlas
from dashboard.pages.explore import used_name
from dashboard.selection import Damage
from dashboard.views.selections import ReadSelection, read_query
from dashboard.words import N_, Words

_PARTS = {
    "measure": N_("the measure"),
    "year": N_("the year"),
    "mode": N_("the mode"),
    "level": N_("the level"),
    "definition": N_("the definition"),
    "select": N_("the place"),
    "layers": N_("the layer"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A selection as lists show it.

    Parameters
    ----------
    query
        As the view keeps it.
    title
        Title of its map, and what is selected.
    about
        Unit and what is counted.
    sentence
        What it shows.
    address
        Of the atlas, in the reader's language.
    damages
        What of it does not exist any more, a sentence for each.
    """

    query: str
    title: str
    about: str
    sentence: str
    address: str
    damages: tuple[str, ...]


def selection_lines(queries: Sequence[str], atlas: Atlas, words: Words) -> list[Line]:
    """Return selections as lists show them, in their order."""
    reads = (read_query(query, atlas.choices, atlas.is_known) for query in queries)
    return [_line(read, atlas, words) for read in reads]


def selection_title(query: str, atlas: Atlas, words: Words) -> str:
    """Return what one selection is called: the title of its map, and what is selected."""
    return _title(read_query(query, atlas.choices, atlas.is_known), atlas, words)


def _line(read: ReadSelection, atlas: Atlas, words: Words) -> Line:
    return Line(
        query=read.query,
        title=_title(read, atlas, words),
        about=subtitle(read.selection, words),
        sentence=headline(read.selection, atlas, words),
        address="/?" + read.selection.showing(language=words.language).to_query(),
        damages=damages_told(read.damages, words),
    )


def _title(read: ReadSelection, atlas: Atlas, words: Words) -> str:
    name = title(read.selection, words)
    if not read.selection.selected:
        return name
    places = ", ".join(atlas.name(one, words) for one in read.selection.selected)
    return words.say("{title}: {places}", title=name, places=places)


def damages_told(damages: Sequence[Damage], words: Words) -> tuple[str, ...]:
    """Return what of a selection does not exist, and what is shown in its place."""
    return tuple(_damage_told(damage, words) for damage in damages)


def _damage_told(damage: Damage, words: Words) -> str:
    part = words.say(_PARTS[damage.parameter]) if damage.parameter in _PARTS else damage.parameter
    used = used_name(damage, words)
    if used:
        return words.say(
            "It asks for {part} “{value}”, which the atlas does not have. {used} is shown instead.",
            part=part,
            value=damage.value,
            used=used,
        )
    return words.say(
        "It asks for {part} “{value}”, which the atlas does not have. It is left out.",
        part=part,
        value=damage.value,
    )
