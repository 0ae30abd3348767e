"""The shapes of the answers in JSON, as JSON Schema."""

from __future__ import annotations

from typing import Any

from dashboard.measures.record import KINDS

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
COUNT: Json = {"type": "integer", "minimum": 0}


def _record(properties: Json, optional: tuple[str, ...] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


SCHEMAS: Json = {
    "Refusal": _record(
        {
            "error": _record(
                {
                    "parameter": TEXT | {"description": "Name of what was refused."},
                    "value": TEXT | {"description": "What was given."},
                    "allowed": _list(TEXT)
                    | {"description": "What is allowed; the nearest where that is too much."},
                    "allowed_at": TEXT | {"description": "Address that lists all of it."},
                    "message": TEXT | {"description": "A sentence for a reader."},
                },
                optional=("allowed_at",),
            )
        }
    ),
    "Failure": _record(
        {
            "error": _record(
                {"message": TEXT, "number": TEXT | {"description": "Number in the log."}}
            )
        }
    ),
    "Named": _record({"key": TEXT, "name": TEXT}),
    "Unit": _record({"key": TEXT, "symbol": TEXT, "name": TEXT}),
    "Status": _record({"key": TEXT, "name": TEXT, "meaning": TEXT}),
    "Source": _record(
        {
            "id": TEXT,
            "supplier": TEXT,
            "title": TEXT,
            "locator": TEXT,
            "precision": TEXT,
            "licence": TEXT,
        }
    ),
    "Measure": _record(
        {
            "key": TEXT,
            "title": TEXT,
            "kind": TEXT | {"enum": list(KINDS)},
            "units": _list(_reference("Unit")),
            "meaning": TEXT,
            "formula": TEXT,
            "not_for": TEXT,
            "cautions": _list(TEXT),
            "method": TEXT,
            "sources": _list(_reference("Source")),
            "levels": _list(TEXT),
            "years": _list({"type": "integer"}),
            "modes": _list(_reference("Named")),
            "definitions": _list(_reference("Named")),
            "columns": _list(TEXT),
            "figures": COUNT,
            "csv": TEXT,
        }
    ),
    "Layer": _record(
        {
            "key": TEXT,
            "title": TEXT,
            "geojson": TEXT,
            "features": COUNT,
            "levels": {"type": "object", "additionalProperties": COUNT},
        },
        optional=("features", "levels"),
    ),
    "Table": _record(
        {
            "key": TEXT,
            "title": TEXT,
            "meaning": TEXT,
            "not_for": TEXT,
            "cautions": _list(TEXT),
            "years": _list({"type": "integer"}),
            "modes": _list(_reference("Named")),
            "columns": _list(TEXT),
            "csv": TEXT,
        }
    ),
    "Catalogue": _record(
        {
            "title": TEXT,
            "version": TEXT,
            "language": TEXT,
            "documentation": TEXT,
            "openapi": TEXT,
            "measures": _list(_reference("Measure")),
            "statuses": _list(_reference("Status")),
            "tables": _list(_reference("Table")),
            "layers": _list(_reference("Layer")),
        }
    ),
    "FeatureCollection": {
        "type": "object",
        "properties": {
            "type": {"const": "FeatureCollection"},
            "features": _list(
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": "Feature"},
                        "properties": {"type": "object"},
                        "geometry": {"type": ["object", "null"]},
                    },
                    "required": ["type", "properties", "geometry"],
                }
            ),
        },
        "required": ["type", "features"],
    },
    "Health": _record(
        {
            "status": TEXT | {"const": "ok"},
            "version": TEXT,
            "counts": _record(
                {
                    "regions": {"type": "object", "additionalProperties": COUNT},
                    "clusters": COUNT,
                    "ports": COUNT,
                    "port_groups": COUNT,
                    "corridors": COUNT,
                    "figures": {"type": "object", "additionalProperties": COUNT},
                }
            ),
        }
    ),
    "Description": {
        "type": "object",
        "required": ["openapi", "info", "paths"],
        "properties": {"openapi": TEXT, "info": {"type": "object"}, "paths": {"type": "object"}},
    },
}
"""Every shape by its name."""
