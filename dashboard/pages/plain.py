"""Components made plain once, so that an answer that is kept costs nothing to send again."""

from __future__ import annotations

import json
from typing import Any

from plotly.io.json import to_json_plotly


def plain(answer: Any) -> Any:
    """Return an answer of a callback with its components as the dicts that the browser gets."""
    return json.loads(to_json_plotly(answer))
