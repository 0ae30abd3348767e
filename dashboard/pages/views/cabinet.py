"""What every page of saved views needs: the store, the atlas, addresses, who may what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, request
from markupsafe import Markup
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from dashboard.measures.atlas import Atlas
from dashboard.pages.desk import desk_page
from dashboard.pages.gate.reader import reader
from dashboard.pages.site import Site, reader_words
from dashboard.people.roles import Person
from dashboard.store.store import Store
from dashboard.views.finding import seen_view
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.words import LANGUAGES, N_, Words

VIEWS_AT, PUBLISH_AT, ATLAS_AT = "/views/", "/publish/", "/"
NEW, EDIT, HISTORY, RENAME = "new/", "edit/", "history/", "rename/"
SEE_OTHER = 303
DONE = {
    "created": N_("The view was saved."),
    "saved": N_("The new revision was saved."),
    "unchanged": N_("Nothing was changed, so nothing was saved."),
    "copied": N_("This is the copy. It is yours, and not shared."),
    "renamed": N_("The view has its new name."),
    "restored": N_("The old revision was restored as a new one."),
    "shared": N_("The view is shared with the organisation now."),
    "taken_back": N_("The view is no longer shared; only you see it now."),
    "undeleted": N_("The view is back from the bin, as it was."),
    "taken_over": N_("The view is yours now."),
    "meanwhile": N_(
        "Somebody saved this view while you looked at it. Nothing was changed: look at what is "
        "new and choose again."
    ),
}
"""What was just done, by the key that an address carries."""


@dataclass(frozen=True)
class Cabinet:
    """What every page of saved views needs.

    Parameters
    ----------
    store
        Where the views lie.
    atlas
        Says what their selections show.
    site
        What every page needs.
    """

    store: Store
    atlas: Atlas
    site: Site

    def page(
        self,
        template: str,
        title: str,
        standfirst: str = "",
        status: int = 200,
        **content: Any,
    ) -> Response:
        """Return a page of views; its template has the addresses and the way times are told."""
        words = here()
        tools: dict[str, Any] = {
            "at": at,
            "when": when(words),
            "done": words.say(DONE.get(request.args.get("done", ""), "")),
            "lang": language_asked(),
        }
        own = f"views/{template}"
        return desk_page(self.site, own, title, standfirst, "views", status, **(tools | content))

    def wanted(self, view_id: str, deed: Deed = Deed.SEE, revision: int = 0) -> SavedView:
        """Return a view that the reader may do that with.

        What they may not see is not there for them (404); what they see and may not do that with
        is refused (403).
        """
        view = seen_view(self.store, reader(), view_id, revision)
        if view is None:
            abort(404)
        if not allows(reader(), deed, view):
            abort(403)
        return view


def somebody() -> Person:
    """Return who is signed in; the gate lets nobody else pass."""
    person = reader()
    if person is None:
        abort(403)
    return person


def here() -> Words:
    """Return the reader's words."""
    return reader_words(request)


def language_asked() -> str:
    """Return the language that the address names; empty where it names none."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else ""


def at(view_id: str = "", part: str = "", **asked: object) -> str:
    """Return the address of a page of views, in the language that the reader has asked for.

    Parameters
    ----------
    view_id
        Of the view; empty for all of them.
    part
        What follows, with a slash at its end.
    asked
        Query of the address; what is empty is left out.
    """
    path = VIEWS_AT + (f"{view_id}/" if view_id else "") + part
    return with_language(path, **asked)


def with_language(path: str, **asked: object) -> str:
    """Return an address with the language that the reader has asked for."""
    parts = {key: value for key, value in asked.items() if value not in ("", None)}
    if language_asked():
        parts["lang"] = language_asked()
    return path + (f"?{urlencode(parts)}" if parts else "")


def go(view_id: str = "", part: str = "", **asked: object) -> AnyResponse:
    """Lead to a page of views after something was done."""
    return redirect(at(view_id, part, **asked), SEE_OTHER)


def when(words: Words) -> Callable[[datetime], Markup]:
    """Return what tells a moment, to the minute, in UTC."""

    def tell(moment: datetime) -> Markup:
        text = words.say(
            "{date}, {time} UTC", date=words.date(moment.date()), time=f"{moment:%H:%M}"
        )
        return Markup('<time datetime="{}">{}</time>').format(f"{moment:%Y-%m-%dT%H:%MZ}", text)

    return tell


def description_of(view: SavedView, words: Words) -> tuple[str, str]:
    """Return the description in the reader's language, else in another, and its language."""
    order = (words.language, *LANGUAGES)
    found = [one for one in order if one in view.descriptions]
    return (found[0], view.descriptions[found[0]]) if found else ("", "")
