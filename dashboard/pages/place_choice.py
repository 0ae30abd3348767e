"""Choosing a cluster or a port by name, with or without accents, or by its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.measures.atlas import Atlas
from dashboard.measures.search import fold
from dashboard.pages.chain_parameters import short_ids
from dashboard.words import Words

KINDS = ("port", "cluster")


@dataclass(frozen=True)
class PlaceChoice:
    """The places that may be chosen.

    Parameters
    ----------
    atlas
        Names, and the search by name.
    place_ids
        Places of the network.
    """

    atlas: Atlas
    place_ids: tuple[str, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Name and code of each place, as the field shows it."""
        return {
            place: f"{self.atlas.places[place].name} [{self.atlas.places[place].code}]"
            for place in self.place_ids
        }

    @cached_property
    def _by_text(self) -> dict[str, str]:
        found = {fold(label): place for place, label in self.labels.items()}
        return found | {key.lower(): place for key, place in short_ids(self.place_ids).items()}

    def options(self, words: Words, kinds: Sequence[str] = KINDS) -> list[tuple[str, str]]:
        """Return label and country of each place, in the order of names."""
        chosen = [place for place in self.place_ids if self.atlas.places[place].kind in kinds]
        ordered = sorted(chosen, key=lambda place: fold(self.labels[place]))
        return [(self.labels[one], self._told(one, words)) for one in ordered]

    def _told(self, place_id: str, words: Words) -> str:
        place = self.atlas.places[place_id]
        return f"{place.name_ascii}, {words.country(place.country)}"

    def find(self, text: str, words: Words) -> tuple[str, ...]:
        """Return the places that a text may mean: one if it is clear, none if nothing fits."""
        asked = text.strip()
        for key in (asked.lower(), fold(asked)):
            if key in self._by_text:
                return (self._by_text[key],)
        allowed = set(self.place_ids)
        hits = [hit for hit in self.atlas.search(asked, words) if hit.subject_id in allowed]
        exact = [hit.subject_id for hit in hits if fold(hit.name) == fold(asked)]
        return tuple(exact[:1]) if exact else tuple(hit.subject_id for hit in hits)
