"""The shapes of the answers on connections, as JSON Schema."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
TEXTS: Json = {"type": "array", "items": TEXT}
NUMBER: Json = {"type": ["number", "null"]}
TEXT_OR_NULL: Json = {"type": ["string", "null"]}
TRUTH: Json = {"type": "boolean"}
_MEASURES = ("eur", "hours", "wtw_kg")


def _record(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


_SUMS = dict.fromkeys(("km", "tkm", "hours", "eur", "mj", "wtw_kg", "ttw_kg", "wtt_kg"), NUMBER)
_PLACE = _record({"id": TEXT, "name": TEXT, "country": TEXT})

CONNECTION_SCHEMAS: Json = {
    "ChainInput": _record(
        {
            "key": TEXT,
            "name": TEXT,
            "value": {"type": ["number", "string", "null"]},
            "unit": TEXT,
            "low": NUMBER,
            "high": NUMBER,
            "status": TEXT,
            "sources": TEXTS,
        }
    ),
    "ChainElement": _record(
        {
            "kind": TEXT | {"enum": ["transport", "hub"]},
            "mode": TEXT,
            "from": TEXT,
            "to": TEXT,
            "shortest_km": NUMBER,
            "moving_hours": NUMBER,
            "rest_hours": NUMBER,
            "handling_hours": NUMBER,
            "waiting_hours": NUMBER,
            **_SUMS,
        }
    ),
    "Chain": _record(
        {
            "key": TEXT,
            "name": TEXT,
            "modes": TEXTS,
            "places": TEXTS,
            "is_unbeaten": TRUTH,
            "best_in": TEXTS,
            "tonnes": NUMBER,
            **_SUMS,
            "kg_per_tkm": NUMBER,
            "ranges": _record({key: {"type": "array", "items": NUMBER} for key in _MEASURES}),
            "external_eur": {"type": "array", "items": NUMBER},
            "missing": TEXTS,
            "status": TEXT,
            "elements": _list("ChainElement"),
        }
    ),
    "ChainTurn": _record(
        {
            "input": TEXT,
            "measure": TEXT,
            "present": NUMBER,
            "least": NUMBER,
            "most": NUMBER,
            "best": TEXT_OR_NULL,
            "changes": {
                "type": "array",
                "items": _record({"at": NUMBER, "is_more": TRUTH, "best": TEXT}),
            },
            "compared": {"type": "integer", "minimum": 0},
        }
    ),
    "Connection": _record(
        {
            "from": _PLACE,
            "to": _PLACE,
            "inputs": _list("ChainInput"),
            "chains": _list("Chain"),
            "best": _record(dict.fromkeys(_MEASURES, TEXT_OR_NULL)),
            "balance": _list("ChainTurn"),
            "compared": {"type": "integer", "minimum": 0},
            "not_for": TEXT,
            "cautions": TEXTS,
            "method": TEXT,
        }
    ),
}
"""Every shape by its name."""
