"""The cards that layers of the map bring to the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.figures.card import Card
from dashboard.figures.country_flow_card import country_flow_card
from dashboard.figures.flow_card import flow_card
from dashboard.figures.flow_view import FLOWS, LOAD, flow_view
from dashboard.figures.load_card import chosen_corridor, load_card
from dashboard.measures.atlas import Atlas
from dashboard.selection import Selection
from dashboard.words import Words


def layer_makers(
    selection: Selection, atlas: Atlas, words: Words
) -> tuple[Callable[[], Card], ...]:
    """Return what makes the cards of the flows and of the corridors' load, where they are on.

    Parameters
    ----------
    selection
        Names the layers; the load has a card where a corridor or nothing is selected.
    atlas
        Holds flows and loads.
    words
        The reader's language.
    """
    made: list[Callable[[], Card]] = []
    corridor = chosen_corridor(selection)
    if LOAD in selection.layers and (corridor or not selection.selected):
        made.append(partial(load_card, selection, atlas, words))
    if FLOWS in selection.layers and not corridor:
        view = flow_view(selection, atlas, words)
        maker = flow_card if view.subject_id else country_flow_card
        made.insert(0, partial(maker, selection, atlas, words))
    return tuple(made)
