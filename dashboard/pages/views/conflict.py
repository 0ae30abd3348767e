"""Two people who save the same view: what differs, field by field and side by side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.measures.atlas import Atlas
from dashboard.pages.views.cabinet import Cabinet, when
from dashboard.pages.views.difference_words import FIELD_NAMES
from dashboard.pages.views.form_input import Typed
from dashboard.pages.views.selection_words import selection_title
from dashboard.views.content import SELECTIONS, Content, tidy
from dashboard.views.finding import find_view
from dashboard.views.history import Difference, differences
from dashboard.views.saved import SavedView
from dashboard.words import N_, Words

_BOTH, _YOU, _THEY = N_("Both changed it"), N_("You changed it"), N_("{person} changed it")
_LANGUAGE = "description-"


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two has in a field.

    Parameters
    ----------
    text
        The text; empty where there is none, or where it is a list.
    items
        Selections that the other does not have, each with its number and title; all of them
        where only the order differs.
    rest
        How many more both have, in words.
    """

    text: str
    items: tuple[tuple[int, str], ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that differs.

    Parameters
    ----------
    name
        Of the field, in the reader's language.
    who
        Who changed it since the revision that both began with.
    mine, theirs
        What each has.
    language
        Of the text; empty for the page's.
    """

    name: str
    who: str
    mine: Side
    theirs: Side
    language: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was saved meanwhile.

    Parameters
    ----------
    view
        As it is now.
    moment
        When it was saved.
    clashes
        The fields that differ.
    """

    view: SavedView
    moment: Markup
    clashes: tuple[Clash, ...]


def conflict(cabinet: Cabinet, typed: Typed, theirs: SavedView, words: Words) -> Conflict:
    """Return what differs between a form and what somebody else saved meanwhile."""
    mine = tidy(typed.content)
    base = _base(cabinet, typed, theirs)
    by_me, by_them = (_changed(base, one) for one in (mine, theirs.content))
    clashes = []
    for one in differences(mine, theirs.content):
        who = _who((one.field in by_me, one.field in by_them), theirs, words)
        language = one.field.removeprefix(_LANGUAGE) if _LANGUAGE in one.field else ""
        name = words.say(FIELD_NAMES[one.field])
        sides = _sides(one, cabinet.atlas, words)
        clashes.append(Clash(name, who, *sides, language))
    return Conflict(theirs, when(words)(theirs.saved_at), tuple(clashes))


def _base(cabinet: Cabinet, typed: Typed, theirs: SavedView) -> Content | None:
    """Return the revision that the form was made from; None where there is no such one."""
    if not 0 < typed.made_from < theirs.revision:
        return None
    with cabinet.store.reading() as connection:
        view = find_view(connection, theirs.view_id, typed.made_from)
    return view.content if view else None


def _changed(base: Content | None, content: Content) -> set[str]:
    return {one.field for one in differences(base, content)} if base else set()


def _who(changed: tuple[bool, bool], theirs: SavedView, words: Words) -> str:
    text = {(True, True): _BOTH, (True, False): _YOU, (False, True): _THEY}.get(changed, "")
    return words.say(text, person=theirs.saved_by) if text else ""


def _sides(one: Difference, atlas: Atlas, words: Words) -> tuple[Side, Side]:
    if one.field != SELECTIONS:
        return Side(str(one.before)), Side(str(one.after))
    mine, theirs = tuple(one.before), tuple(one.after)
    return _items(mine, theirs, atlas, words), _items(theirs, mine, atlas, words)


def _items(own: tuple[str, ...], other: tuple[str, ...], atlas: Atlas, words: Words) -> Side:
    is_same = sorted(own) == sorted(other)
    numbered = [(number, one) for number, one in enumerate(own, 1) if is_same or one not in other]
    rest = len(own) - len(numbered)
    return Side(
        text="",
        items=tuple((number, selection_title(one, atlas, words)) for number, one in numbered),
        rest=words.count("{n} that both have", "{n} that both have", rest) if rest else "",
    )
