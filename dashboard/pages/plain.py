"""Components made plain once, so that an answer that is kept costs little to send again."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


def plain(answer: Any) -> Any:
    """Return an answer of a callback with its components as the dicts that the browser gets."""
    if isinstance(answer, Component):
        return plain(answer.to_plotly_json())
    if isinstance(answer, dict):
        return {str(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(value) for value in answer]
    return answer
