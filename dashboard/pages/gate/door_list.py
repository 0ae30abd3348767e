"""The list of every door with its rule, as ``docs/doors.md`` has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask

from dashboard.pages.gate.behind import CALLBACK_TEXTS, ENDPOINT_TEXTS
from dashboard.pages.gate.doors import CALLBACKS, ENDPOINTS, FROM_ANYWHERE, SHUT
from dashboard.pages.gate.gate import CALLBACK_ADDRESS, first_output
from dashboard.people.roles import ROLE_NAMES, ROLES_WITH, Right

NO_RULE = "**nobody: it has no rule**"
NO_WORDS = "**not told yet**"
_HEAD = """# Doors

Every address of the server and every question of the atlas, with what is behind it and who may open
it. Made by `make doors`; a test fails when it is not up to date, or when a door has no rule.

Roles stand in a row: {roles}.
Each may do all that those before it may. What has no rule is shut for everybody (404). Who is not
signed in is sent to sign in; who is, and has not the right, is told what is missing (403). Every
form must come from a page of this server and carry its token; what any site may send says so, and
nobody is looked up for it.
"""
_WAYS = {"GET": "read", "POST": "send"}


def door_list(server: Flask, callback_map: Mapping[str, Any]) -> str:
    """Return the list in Markdown.

    Parameters
    ----------
    server
        The whole server.
    callback_map
        All callbacks of the atlas, as ``Dash.callback_map``.
    """
    roles = ", ".join(name.lower() for name in ROLE_NAMES.values())
    parts = [_HEAD.format(roles=roles)]
    parts.append(_table("Addresses", ("Address", "Ways", "Behind it", "Who may"), _rows(server)))
    asked = [
        (f"`{first}`", CALLBACK_TEXTS.get(first, NO_WORDS), who(CALLBACKS.get(first)))
        for first in server_callbacks(callback_map)
    ]
    parts.append(_table("Questions of the atlas", ("Answer", "Behind it", "Who may"), asked))
    return "\n".join(parts)


def server_callbacks(callback_map: Mapping[str, Any]) -> list[str]:
    """Return the first outputs of all callbacks that the server answers, in order."""
    return sorted(first_output(key) for key, one in callback_map.items() if "callback" in one)


def who(right: Right | None) -> str:
    """Return who may open a door.

    Examples
    --------
    >>> who(Right.EVERYONE), who(Right.EDIT), who(Right.OWN)
    ('everybody', 'editor and above', 'owner')
    """
    if right is None:
        return NO_RULE
    if right is Right.EVERYONE:
        return "everybody"
    name = ROLE_NAMES[ROLES_WITH[right]].lower()
    return name if right is Right.OWN else f"{name} and above"


def _rows(server: Flask) -> list[tuple[str, ...]]:
    order = {endpoint: number for number, endpoint in enumerate(ENDPOINTS)}
    rows = []
    for rule in server.url_map.iter_rules():
        ways = [_WAYS.get(one, one) for one in sorted(rule.methods or ())]
        told = ", ".join(way for way in ways if way not in ("HEAD", "OPTIONS"))
        rule_told = "nobody" if rule.endpoint in SHUT else who(ENDPOINTS.get(rule.endpoint))
        if rule.rule == CALLBACK_ADDRESS:
            rule_told = "as below"
        if rule.endpoint in FROM_ANYWHERE:
            rule_told += ", from any site"
        text = ENDPOINT_TEXTS.get(rule.endpoint, NO_WORDS)
        place = (order.get(rule.endpoint, len(order)), rule.rule)
        rows.append((place, (f"`{rule.rule}`", told, text, rule_told)))
    return [cells for _, cells in sorted(rows)]


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(cells)} |" for cells in lines), ""])
