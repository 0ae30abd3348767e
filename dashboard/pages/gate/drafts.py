"""What was being edited when a session ended, offered again after signing in."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict


def offered_form() -> MultiDict[str, str] | None:
    """Return the fields that were typed and not saved; None where there is nothing to offer."""
    return None
