"""Who may do what with a view: all rules in one function."""

from __future__ import annotations

from enum import StrEnum

from dashboard.people.roles import Person, Right, has_right
from dashboard.views.saved import SavedView


class Deed(StrEnum):
    """Something that is done with a view."""

    SEE = "see"
    READ_NOTES = "read_notes"
    LOOK_BACK = "look_back"  # its history and its old revisions
    PREVIEW = "preview"  # as it would be published
    ASK_TO_PUBLISH = "ask_to_publish"
    PUBLISH = "publish"
    COPY = "copy"
    SAVE = "save"  # a new revision: edit, rename, restore an old one
    SHARE = "share"  # with the organisation, and take it back
    DELETE = "delete"
    UNDELETE = "undelete"
    TAKE_OVER = "take_over"


_RIGHTS = {
    Deed.SEE: Right.READ,
    Deed.READ_NOTES: Right.EDIT,
    Deed.LOOK_BACK: Right.EDIT,
    Deed.PREVIEW: Right.PRESENT,
    Deed.ASK_TO_PUBLISH: Right.EDIT,
    Deed.PUBLISH: Right.PUBLISH,
    Deed.COPY: Right.EDIT,
    Deed.SAVE: Right.EDIT,
    Deed.SHARE: Right.EDIT,
    Deed.DELETE: Right.EDIT,
    Deed.UNDELETE: Right.EDIT,
    Deed.TAKE_OVER: Right.OWN,
}
_IN_BIN = (Deed.SEE, Deed.READ_NOTES, Deed.LOOK_BACK, Deed.UNDELETE)


def allows(person: Person | None, deed: Deed, view: SavedView) -> bool:
    """Return whether somebody may do something with a view.

    A view that is not shared is its owner's alone, also before the owners of the installation:
    they may take over the views of people who may not sign in any more, and see them then. What
    is shared is seen by all of the organisation and changed by its editors; only its owner
    shares it, takes it back and deletes it. A deleted view is seen and brought back by its owner,
    and by the editors where it was shared.

    Parameters
    ----------
    person
        Who asks; None for the public.
    deed
        What is asked for.
    view
        What it is to be done with.
    """
    if not has_right(person, _RIGHTS[deed]) or person is None:
        return False
    if deed is Deed.TAKE_OVER:
        return not view.owner.is_active
    is_own = person.person_id == view.owner.person_id
    if not (is_own or view.is_shared):
        return False
    if view.deleted_at is not None:
        return deed in _IN_BIN and has_right(person, Right.EDIT)
    if deed in (Deed.SHARE, Deed.DELETE):
        return is_own
    return deed is not Deed.UNDELETE
