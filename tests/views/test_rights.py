"""Who may do what with a view: every role, every kind of view, every deed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.people.roles import Person, Role
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView

NOW = datetime(2026, 11, 14, tzinfo=UTC)
LETTERS = {
    "s": Deed.SEE,
    "n": Deed.READ_NOTES,
    "l": Deed.LOOK_BACK,
    "v": Deed.PREVIEW,
    "a": Deed.ASK_TO_PUBLISH,
    "p": Deed.PUBLISH,
    "c": Deed.COPY,
    "w": Deed.SAVE,
    "h": Deed.SHARE,
    "d": Deed.DELETE,
    "u": Deed.UNDELETE,
    "t": Deed.TAKE_OVER,
}
MATRIX = """
state              relation  public reader presenter editor     publisher   owner
unshared           own       -      s      sv        snlvacwhd  snlvacwphd  snlvacwphd
unshared           other     -      -      -         -          -           -
shared             own       -      s      sv        snlvacwhd  snlvacwphd  snlvacwphd
shared             other     -      s      sv        snlvacw    snlvacwp    snlvacwp
deleted,unshared   own       -      -      -         snlu       snlu        snlu
deleted,unshared   other     -      -      -         -          -           -
deleted,shared     own       -      -      -         snlu       snlu        snlu
deleted,shared     other     -      -      -         snlu       snlu        snlu
left,unshared      other     -      -      -         -          -           t
left,shared        other     -      s      sv        snlvacw    snlvacwp    snlvacwpt
left,deleted       other     -      -      -         -          -           t
"""
HEAD, *ROWS = [line.split() for line in MATRIX.strip().splitlines()]
CASES = [
    (row[0], row[1], who, may) for row in ROWS for who, may in zip(HEAD[2:], row[2:], strict=True)
]


def person(number: int, role: Role = Role.EDITOR, *, is_active: bool = True) -> Person:
    return Person(number, f"{number}@example.org", f"Person {number}", role, is_active=is_active)


def view(state: str, owner: Person) -> SavedView:
    deleted = NOW if "deleted" in state else None
    shared = "shared" in state.split(",")
    return SavedView("abc", owner, 1, "Name", {}, ("",), "", shared, "Sam", NOW, deleted)


@pytest.mark.parametrize(("state", "relation", "who", "may"), CASES)
def test_each_may_do_what_the_matrix_says_and_nothing_else(
    state: str, relation: str, who: str, may: str
) -> None:
    asking = None if who == "public" else person(1, Role(who))
    other = person(2, is_active="left" not in state)
    own = asking if relation == "own" and asking else other
    allowed = {deed for deed in Deed if allows(asking, deed, view(state, own))}
    assert allowed == {LETTERS[letter] for letter in may if letter != "-"}


def test_the_matrix_has_every_role_and_every_deed() -> None:
    assert HEAD[3:] == [role.value for role in Role]
    assert set(LETTERS.values()) == set(Deed)
    assert {letter for *_, may in CASES for letter in may} - {"-"} == set(LETTERS)


@pytest.mark.parametrize("deed", Deed)
def test_who_may_not_sign_in_any_more_may_do_nothing_with_own_views(deed: Deed) -> None:
    gone = person(1, Role.OWNER, is_active=False)
    assert not allows(gone, deed, view("shared", gone))
