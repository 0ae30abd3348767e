"""What the form of a view holds: read as it was sent, and as it is shown again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from dashboard.pages.views.deed_pages import number_of
from dashboard.pages.views.selection_edits import Editing, Series, moved, without
from dashboard.views.content import Content, description_field
from dashboard.views.saved import SavedView
from dashboard.words import LANGUAGES

SAVE, COPY, ADD, SPREAD = "save", "copy", "add", "spread"
_MOST_LINES = 1_000
_STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent.

    Parameters
    ----------
    content
        What the view is to be.
    made_from
        Revision that is edited; 0 of a new view.
    address
        Address of the atlas that is to be added.
    series
        Which selections are to be made of one.
    do
        Which button was pressed.
    sent
        Queries as they were sent, those left out that the view has already.
    """

    content: Content
    made_from: int = 0
    address: str = ""
    series: Series = field(default_factory=Series)
    do: str = SAVE
    sent: tuple[str, ...] = ()


def typed_of(view: SavedView) -> Typed:
    """Return a form filled with a view."""
    return Typed(view.content, view.revision)


def read_typed(
    form: Mapping[str, str], kept: Callable[[str], str], known: Collection[str] = ()
) -> Typed:
    """Return a form as it was sent.

    Parameters
    ----------
    form
        Its fields; one that is missing is empty.
    kept
        Gives a query as a view keeps it.
    known
        Queries that the view has already: they stay as they are, also where something in them
        does not exist any more.
    """
    lines = [line.strip() for line in form.get("selections", "").splitlines()[:_MOST_LINES]]
    return Typed(
        content=Content(
            name=form.get("name", ""),
            descriptions={key: form.get(description_field(key), "") for key in LANGUAGES},
            queries=tuple(line if line in known else kept(line) for line in lines if line),
            notes=form.get("notes", ""),
        ),
        made_from=number_of(form.get("revision")),
        address=form.get("address", "").strip(),
        series=Series(
            number=number_of(form.get("base", "1")) - 1,
            first=form.get("first", "").strip(),
            last=form.get("last", "").strip(),
            has_modes=bool(form.get("modes")),
        ),
        do=form.get("do", SAVE),
        sent=tuple(line for line in lines if line and line not in known),
    )


def with_queries(typed: Typed, queries: tuple[str, ...]) -> Typed:
    """Return a form with other selections, and nothing left in the fields that added them."""
    content = replace(typed.content, queries=queries)
    number = min(typed.series.number, max(0, len(queries) - 1))
    return replace(typed, content=content, address="", series=Series(number))


def is_edit(typed: Typed) -> bool:
    """Return whether the button that was pressed changes the selections and saves nothing."""
    return typed.do not in (SAVE, COPY)


def edited(typed: Typed, editing: Editing) -> Typed:
    """Return a form after its button did what it says to the selections.

    Raises
    ------
    Refused
        If it cannot be done.
    """
    queries = typed.content.queries
    if typed.do == ADD:
        return with_queries(typed, editing.with_address(queries, typed.address))
    if typed.do == SPREAD:
        return with_queries(typed, editing.with_series(queries, typed.series))
    action, _, place = typed.do.partition("-")
    number = number_of(place) - 1  # buttons count from 1, so that what is no number is none
    if action == "top":
        queries = moved(queries, number, -number)
    elif action in _STEPS:
        queries = moved(queries, number, _STEPS[action])
    elif action == "remove":
        queries = without(queries, number)
    return replace(typed, content=replace(typed.content, queries=queries))
