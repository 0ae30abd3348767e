"""The name of a published view in its address: what it may be, and that it stays in its folder."""

from __future__ import annotations

import re

from dashboard.errors import HinterlandError, NotAllowed

SHORTEST, LONGEST = 3, 60
_FORM = re.compile(rf"[a-z0-9](?:[a-z0-9]|-(?!-)){{{SHORTEST - 2},{LONGEST - 2}}}[a-z0-9]")
_WINDOWS = (
    *("aux", "con", "nul", "prn", "conin", "conout"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
)
RESERVED = frozenset(
    {
        *("about", "admin", "api", "assets", "atlas", "catalogue", "connections", "data", "docs"),
        *("embed", "feedback", "health", "index", "latest", "methods", "new", "newest"),
        *("p", "previews", "published", "publish", "search", "static", "vendor", "versions"),
        *("views", "withdrawn"),
        *_WINDOWS,
    }
)
"""Names that are addresses of their own, or that Windows keeps for devices."""
EXAMPLES = ("rail-share-2022", "ports-of-sweden")
_MEND = (
    f"Use {SHORTEST} to {LONGEST} small letters, digits and single hyphens, such as rail-share-2022"
)


class WrongSlug(NotAllowed):
    """A text cannot be the name of a published view.

    Parameters
    ----------
    what
        What is wrong with it.
    value
        The text.
    """

    def __init__(self, what: str, value: str) -> None:
        self.parameter, self.value, self.allowed = "slug", value, EXAMPLES
        HinterlandError.__init__(self, what, "name in the address", _MEND)


def read_slug(text: str) -> str:
    """Return a name that may be an address and a folder.

    Parameters
    ----------
    text
        As it was typed or asked for.

    Returns
    -------
    slug
        The same: 3 to 60 small letters of the English alphabet, digits and single hyphens, none
        at the ends. It can name nothing outside its folder.

    Raises
    ------
    WrongSlug
        If it is anything else, or a name that is reserved.

    Examples
    --------
    >>> read_slug("rail-share-2022")
    'rail-share-2022'
    """
    if text in RESERVED:
        raise WrongSlug(f"'{text}' is kept for the server", text)
    if not _FORM.fullmatch(text):
        shown = "".join(sign if sign.isprintable() else "?" for sign in text[:LONGEST])
        raise WrongSlug(f"'{shown}' cannot stand in an address", shown)
    return text


def is_slug(text: str) -> bool:
    """Whether a text may be the name of a published view.

    Examples
    --------
    >>> is_slug("rail-share"), is_slug("../rail"), is_slug("con")
    (True, False, False)
    """
    return _FORM.fullmatch(text) is not None and text not in RESERVED
