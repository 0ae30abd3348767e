"""The selections of a view while it is edited: moved, removed, added one by one or by years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from dashboard.figures.titles import measure_title
from dashboard.measures.atlas import Atlas
from dashboard.pages.views.selection_words import damages_told
from dashboard.selection import Choices
from dashboard.views.content import too_many
from dashboard.views.selections import plain_query, read_query
from dashboard.words import N_, Words

ADDRESS, YEARS, LIST = "address", "years", "selections"
_NO_ADDRESS = N_(
    "This is not an address of the atlas. Open the atlas, choose what to show and copy its "
    "address from the browser."
)


class Refused(Exception):
    """A change to the selections that cannot be made.

    Parameters
    ----------
    field
        Where it was asked for.
    sentence
        Why, and what to do, in the reader's language.
    """

    def __init__(self, field: str, sentence: str) -> None:
        self.field, self.sentence = field, sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Series:
    """Which selections are made of one.

    Parameters
    ----------
    number
        Of the selection, counted from 0.
    first, last
        Years, as they were typed.
    has_modes
        Whether each year is added in every mode.
    """

    number: int = 0
    first: str = ""
    last: str = ""
    has_modes: bool = False


def moved(queries: tuple[str, ...], number: int, step: int) -> tuple[str, ...]:
    """Return selections with one of them moved; at an end it stays there."""
    to = number + step
    if not (0 <= number < len(queries) and 0 <= to < len(queries)):
        return queries
    order = list(queries)
    order.insert(to, order.pop(number))
    return tuple(order)


def without(queries: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return selections without one of them."""
    return tuple(query for place, query in enumerate(queries) if place != number)


@dataclass(frozen=True)
class Editing:
    """Adds selections.

    Parameters
    ----------
    atlas
        Knows what there is.
    words
        The reader's language.
    """

    atlas: Atlas
    words: Words

    def kept(self, query: str) -> str:
        """Return a query that a form sent as the view keeps it: nothing in it but a selection."""
        return plain_query(read_query(query, self.atlas.choices, self.atlas.is_known).selection)

    def told_of(self, query: str) -> tuple[str, ...]:
        """Return what of a query that a form sent does not exist, in sentences."""
        read = read_query(query, self.atlas.choices, self.atlas.is_known)
        return damages_told(read.damages, self.words)

    def with_address(self, queries: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Return selections with the one that an address of the atlas shows.

        Raises
        ------
        Refused
            If it is no such address, shows what does not exist, or is there already.
        """
        query = _query_of(text)
        if "measure" not in parse_qs(query):
            raise Refused(ADDRESS, self.words.say(_NO_ADDRESS))
        read = read_query(query, self.atlas.choices, self.atlas.is_known)
        if read.damages:
            told = " ".join(damages_told(read.damages, self.words))
            again = self.words.say("Nothing was added: change the address and add it again.")
            raise Refused(ADDRESS, f"{told} {again}")
        found = plain_query(read.selection)
        if found in queries:
            number = queries.index(found) + 1
            there = N_("This selection is in the view already, as number {n}.")
            raise Refused(ADDRESS, self.words.say(there, n=number))
        return self._within((*queries, found), ADDRESS)

    def with_series(self, queries: tuple[str, ...], asked: Series) -> tuple[str, ...]:
        """Return selections with those that differ from one of them in year or mode only.

        They stand after it, by year and then by mode.

        Raises
        ------
        Refused
            If the years cannot be read, have no figures, or all of it is there already.
        """
        if not 0 <= asked.number < len(queries):
            raise Refused(YEARS, self.words.say("Choose one of the selections of this view."))
        base = read_query(queries[asked.number], self.atlas.choices, self.atlas.is_known).selection
        own = self.atlas.choices[base.measure]
        modes = self._modes(base.mode, base.measure, own, asked)
        wanted = [
            plain_query(replace(base, year=year, mode=mode))
            for year in self._years(base.year, base.measure, own, asked)
            for mode in modes
        ]
        new = [query for query in wanted if query not in queries]
        if not new:
            raise Refused(YEARS, self.words.say("All of these are in the view already."))
        after = asked.number + 1
        return self._within((*queries[:after], *new, *queries[after:]), YEARS)

    def _modes(self, mode: str, measure: str, own: Choices, asked: Series) -> tuple[str, ...]:
        if not asked.has_modes:
            return (mode,)
        if not own.modes:
            name = measure_title(measure, self.words)
            not_by_mode = N_("“{measure}” is not counted by mode of transport.")
            raise Refused(YEARS, self.words.say(not_by_mode, measure=name))
        return own.modes

    def _years(self, year: int, measure: str, own: Choices, asked: Series) -> tuple[int, ...]:
        typed = [text for text in (asked.first, asked.last) if text]
        if not typed and asked.has_modes:
            return (year,)
        years = [int(text) for text in typed if text in map(str, own.years)]
        if not typed or len(years) < len(typed):
            sentence = self.words.say(
                "“{measure}” has figures from {first} to {last}: type the first and the last "
                "year to add.",
                measure=measure_title(measure, self.words),
                first=own.years[0],
                last=own.years[-1],
            )
            raise Refused(YEARS, sentence)
        return tuple(one for one in own.years if min(years) <= one <= max(years))

    def _within(self, queries: tuple[str, ...], field: str) -> tuple[str, ...]:
        fault = too_many(len(queries), self.words)
        if fault:
            raise Refused(field, fault)
        return queries


def _query_of(text: str) -> str:
    """Return the query of an address; empty where it is of another page.

    Examples
    --------
    >>> _query_of("https://atlas.example.org/?measure=tonne_km"), _query_of("?measure=tonne_km")
    ('measure=tonne_km', 'measure=tonne_km')
    >>> _query_of("/views/?measure=tonne_km")
    ''
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    if parts.query:
        return parts.query if parts.path in ("", "/") else ""
    return "" if parts.netloc else parts.path
