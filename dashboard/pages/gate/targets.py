"""Where a reader may be led after signing in: to pages of this server only."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlencode

from flask import Request

SIGN_IN, SIGN_OUT = "/sign-in/", "/sign-out/"
_LONGEST = 2000
_DECODED = 3


def local_target(text: str, default: str = "/") -> str:
    """Return an address of this server, or the default where it is none or leads elsewhere.

    Examples
    --------
    >>> local_target("/views/?q=a"), local_target("//elsewhere.example"), local_target("/%5Cx")
    ('/views/?q=a', '/', '/')
    """
    if not text.startswith("/") or len(text) > _LONGEST or not text.isascii():
        return default
    if any(ord(sign) <= 32 or ord(sign) == 127 for sign in text):
        return default
    path = re.split("[?#]", text, maxsplit=1)[0]  # urlsplit would take the slashes off ///host
    for _ in range(_DECODED):
        if not _is_plain(path):
            return default
        path = unquote(path)
    return default if path in (SIGN_IN, SIGN_OUT) else text


def sign_in_address(target: str, language: str = "") -> str:
    """Return the address of the sign-in page that leads on to a target."""
    asked = {"next": target} | ({"lang": language} if language else {})
    return f"{SIGN_IN}?{urlencode(asked)}"


def address_of(request: Request) -> str:
    """Return the address that was asked for, without host, in signs that a header may hold."""
    query = request.query_string.decode("ascii", "replace")
    return quote(request.path, safe="/:@!$&'()*+,;=~") + (f"?{query}" if query else "")


def _is_plain(path: str) -> bool:
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return False
    return path.isprintable()
