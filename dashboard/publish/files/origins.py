"""What stands beside a figure in every file: its publishers, their licences, its cautions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dashboard.figures.status import MISSING, status
from dashboard.measures.atlas import Source
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.publish.release import KindOfFigure, Release, kind_of_figure

JOINED = "; "


class Origins:
    """Sources, licences and cautions of figures, in the main language of a version.

    Parameters
    ----------
    release
        What leaves.
    """

    def __init__(self, release: Release) -> None:
        self._sources, self._words = release.sources, release.words
        self._cautions = release.cautions
        self.suppliers = lru_cache(maxsize=None)(self._suppliers)
        self.licences = lru_cache(maxsize=None)(self._licences)
        self._caution = lru_cache(maxsize=None)(self._make_caution)

    def caution(self, measure: str, figure: Figure) -> str:
        """Return what a figure must not be used for, and what holds for its kind alone."""
        return self._caution(kind_of_figure(measure, figure))

    def _suppliers(self, source_id: str) -> str:
        return JOINED.join(
            dict.fromkeys(one.supplier for one in self._of(source_id) if one.supplier)
        )

    def _licences(self, source_id: str) -> str:
        return JOINED.join(dict.fromkeys(one.licence for one in self._of(source_id) if one.licence))

    def _of(self, source_id: str) -> list[Source]:
        return [self._sources[one] for one in source_id.split("|") if one in self._sources]

    def _make_caution(self, kind: KindOfFigure) -> str:
        if kind.status == MISSING:
            return status(MISSING, self._words).meaning
        texts = (MEASURES[kind.measure].not_for, *self._cautions.get(kind, ()))
        return " ".join(self._words.say(text) for text in dict.fromkeys(texts))


def joined_ids(source_ids: Iterable[str]) -> str:
    """Return ids of sources, each once, joined by a bar.

    Examples
    --------
    >>> joined_ids(["a|b", "", "b|c"])
    'a|b|c'
    """
    parts = (part for one in source_ids for part in one.split("|"))
    return "|".join(dict.fromkeys(part for part in parts if part))


def cautions_of(measure: str, release: Release) -> tuple[str, ...]:
    """Return what a reader of a measure must know, in the main language.

    What it must not be used for comes first, then what holds for all its figures, then what holds
    for some kinds of them.
    """
    record = MEASURES[measure]
    own = (
        text
        for kind, texts in release.cautions.items()
        if kind.measure == measure
        for text in texts
    )
    every = dict.fromkeys((record.not_for, *record.cautions, *own))
    return tuple(release.words.say(text) for text in every)
