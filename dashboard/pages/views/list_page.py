"""The list of saved views, with search, ``/views/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, request

from dashboard.pages.gate.reader import may
from dashboard.pages.views.cabinet import Cabinet, at, here, somebody
from dashboard.pages.views.selection_words import selection_title
from dashboard.people.roles import Right
from dashboard.views.finding import Scope, list_views, scopes_of, seen_view
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.words import N_, Words

ON_A_PAGE = 50
MOST_TYPED = 200
NAMES = {
    Scope.ALL: N_("All views"),
    Scope.MINE: N_("Mine"),
    Scope.SHARED: N_("Shared"),
    Scope.BIN: N_("Bin"),
    Scope.LEFT: N_("Of people who left"),
}
_EMPTY = {
    Scope.ALL: N_(
        "There is no view yet. Open the atlas, choose what to show, and press “Save this view”."
    ),
    Scope.MINE: N_(
        "You have no view yet. Open the atlas, choose what to show, and press “Save this view”."
    ),
    Scope.SHARED: N_(
        "Nothing is shared with the organisation yet. A view is shared on its own page."
    ),
    Scope.BIN: N_("The bin is empty. A view that you delete lies here until you take it out."),
    Scope.LEFT: N_("Nobody who left has views that are still theirs."),
}
_NOTHING_SHARED = N_("Nothing is shared with the organisation yet.")
_NOT_FOUND = N_("No view here has “{asked}” in its name, its descriptions or its notes.")
_STANDFIRST = N_("What somebody wants to see again, and what can be published.")


@dataclass(frozen=True, slots=True)
class Row:
    """A view as the list shows it.

    Parameters
    ----------
    view
        The view.
    first
        What its first selection is called; empty where it cannot be read.
    more
        How many other selections it has, in words; empty where it has one.
    may_undelete, may_take_over
        What the reader may do with it here.
    """

    view: SavedView
    first: str
    more: str
    may_undelete: bool
    may_take_over: bool


def show_list(cabinet: Cabinet) -> Response:
    """Answer with the list that is asked for."""
    words, person = here(), somebody()
    offered = scopes_of(person)
    asked = request.args.get("show", "")
    scope = Scope(asked) if asked in offered else Scope.ALL
    text = request.args.get("q", "")[:MOST_TYPED].strip()
    found = list_views(cabinet.store, person, scope, text)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    number = min(_number(request.args.get("page", "1")), pages)
    shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return cabinet.page(
        "list.html",
        words.say("Views"),
        words.say(_STANDFIRST),
        tabs=_tabs(offered, scope, text, words),
        scope=scope.value,
        text=text,
        rows=[_row(cabinet, view, words) for view in shown],
        found=words.count("{n} view", "{n} views", len(found)),
        empty=_empty(scope, text, words),
        may_edit=may(Right.EDIT),
        deleted=_just_deleted(cabinet),
        pages=_pages(number, pages, scope, text),
    )


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return max(1, int(text)) if is_number else 1


def _tabs(offered: tuple[Scope, ...], here_is: Scope, text: str, words: Words) -> list[Any]:
    return [
        {"name": words.say(NAMES[one]), "address": _address(one, text), "is_here": one is here_is}
        for one in offered
    ]


def _address(scope: Scope, text: str, page: int = 1) -> str:
    show = "" if scope is Scope.ALL else scope.value
    return at(show=show, q=text, page="" if page == 1 else page)


def _pages(number: int, pages: int, scope: Scope, text: str) -> dict[str, Any]:
    return {
        "number": number,
        "all": pages,
        "before": _address(scope, text, number - 1) if number > 1 else "",
        "after": _address(scope, text, number + 1) if number < pages else "",
    }


def _empty(scope: Scope, text: str, words: Words) -> str:
    if text:
        return words.say(_NOT_FOUND, asked=text)
    return words.say(_EMPTY[scope] if may(Right.EDIT) else _NOTHING_SHARED)


def _row(cabinet: Cabinet, view: SavedView, words: Words) -> Row:
    person = somebody()
    is_seen = allows(person, Deed.SEE, view)
    queries = view.queries if is_seen else ()
    return Row(
        view=view,
        first=selection_title(queries[0], cabinet.atlas, words) if queries else "",
        more=words.count("{n} more", "{n} more", len(queries) - 1) if queries[1:] else "",
        may_undelete=allows(person, Deed.UNDELETE, view),
        may_take_over=allows(person, Deed.TAKE_OVER, view),
    )


def _just_deleted(cabinet: Cabinet) -> SavedView | None:
    """Return the view that was deleted a moment ago, where it still lies in the reader's bin."""
    view_id = request.args.get("deleted", "")
    view = seen_view(cabinet.store, somebody(), view_id) if view_id else None
    return view if view and allows(somebody(), Deed.UNDELETE, view) else None
