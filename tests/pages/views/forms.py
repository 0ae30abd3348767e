"""The form of a view as a browser reads it and sends it again."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping


def fields_of(text: str) -> dict[str, str]:
    """Return the fields of the form of a view and what stands in them."""
    form = re.search(r'<form class="view-form".*?</form>', text, re.DOTALL)
    assert form is not None, text
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", form[0], re.DOTALL):
        parts = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if parts.get("type") == "checkbox" and " checked" not in tag:
            continue
        found[parts["name"]] = html.unescape(parts.get("value", ""))
    for name, typed in _parts("textarea", form[0]):
        found[name] = html.unescape(typed)
    for name, options in _parts("select", form[0]):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    del found["csrf"]
    return found


def _parts(tag: str, form: str) -> list[tuple[str, str]]:
    found = re.findall(rf'<{tag}[^>]* name="([^"]*)"[^>]*>(.*?)</{tag}>', form, re.DOTALL)
    return [(name, content) for name, content in found]


def filled(text: str, changes: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a page with some of them typed anew."""
    return fields_of(text) | dict(changes)
