"""Every door of the atlas opened, and what is answered there, unpacked."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import brotli
from werkzeug.test import Client, TestResponse

from dashboard.measures.catalogue import MEASURES
from dashboard.pages.data_catalogue import LAYERS

ASK = "/_dash-update-component"
QUERY, HOW = "query.data", '{"slot":["ALL"],"type":"how"}'
PAGES = (
    *("/", "/data/", "/methods/", "/connections/", "/network/", "/healthz"),
    *("/_dash-layout", "/_dash-dependencies", "/data/catalogue.json", "/data/openapi.json"),
    *("/data/flows.csv", "/data/corridor_load.csv", "/nothing", "/data/nothing", "/vendor/nothing"),
)
PACKERS = {"br": brotli.decompress, "gzip": gzip.decompress}


def content(answer: TestResponse) -> str:
    """Return the content and the headers of an answer as they can be read."""
    unpack = PACKERS.get(answer.headers.get("Content-Encoding", ""), bytes)
    body = unpack(answer.get_data()).decode("utf-8", "replace")
    return f"{answer.status} {answer.headers} {_plain(body)}"


def _plain(body: str) -> str:
    """Return a text without the escapes of JSON, and with one kind of space."""
    with suppress(ValueError):
        body = json.dumps(json.loads(body), ensure_ascii=False)
    return body.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked at every door.

    Parameters
    ----------
    places
        Ids that are asked for where something can be chosen.
    names
        What is typed into the search.
    files
        Hashed names of files for browsers, of every audience.
    headers
        What goes along with every question.
    """

    places: tuple[str, ...]
    names: tuple[str, ...]
    files: tuple[str, ...]
    headers: Mapping[str, str] = field(default_factory=dict)


def every_answer(client: Client, asked: Asked) -> Iterator[tuple[str, str]]:
    """Give the answer of every address and callback, each with what was asked."""
    addresses = [*_addresses(asked.places), *(f"/vendor/{name}" for name in asked.files)]
    for address in addresses:
        for packed in ("br", ""):
            yield address, content(client.get(address, headers={"Accept-Encoding": packed}))
    for question in questions(client, asked):
        headers = {"Accept-Encoding": "br", **asked.headers}
        answer = client.post(ASK, json=question, headers=headers)
        yield json.dumps(question), content(answer)
    yield "damaged question", content(client.post(ASK, data=b"{", content_type="application/json"))


def _addresses(places: tuple[str, ...]) -> Iterator[str]:
    yield from PAGES
    yield from (f"/data/layers/{layer}.geojson" for layer in LAYERS)
    for measure in MEASURES:
        yield f"/data/{measure}.csv"
        yield from (
            f"/data/{measure}.csv?{'place' if ':' in one else 'region'}={one}" for one in places
        )
    for place in places:
        yield f"/?select={place}"
        for path in ("/data/connection.json", "/connections/", "/network/"):
            yield f"{path}?from={place}&to=port:SEGOT"
            yield f"{path}?from=port:SEGOT&to={place}"


def questions(client: Client, asked: Asked) -> Iterator[dict[str, Any]]:
    """Give what the page may ask of every callback that the server answers."""
    callbacks = client.get("/_dash-dependencies").get_json()
    values = {key: list(found) for key, found in _values(asked).items()}
    for callback in callbacks:
        if callback["clientside_function"]:
            continue
        (first,) = callback["inputs"]
        for value in values[f"{first['id']}.{first['property']}"]:
            yield from _of_callback(callback, first, value, values[QUERY])


def _of_callback(
    callback: Mapping[str, Any], first: Mapping[str, str], value: Any, queries: list[str]
) -> Iterator[dict[str, Any]]:
    of_query = queries if first["id"] == HOW else queries[:1]
    for query in of_query if callback["state"] else ("",):
        own: Any = {**first, "value": value}
        changed = f"{first['id']}.{first['property']}"
        if first["id"] == HOW:
            button = {"slot": value, "type": "how"}
            own = [{"id": button, "property": "n_clicks", "value": 1}]
            changed = f"{json.dumps(button, separators=(',', ':'))}.n_clicks"
        yield {
            "output": callback["output"],
            "outputs": _outputs(callback["output"]),
            "inputs": [own],
            "changedPropIds": [changed],
            "state": [{**one, "value": query} for one in callback["state"]],
        }


def _values(asked: Asked) -> Mapping[str, Iterable[Any]]:
    """Return what is given for the first input of a callback; a new one has to be named here."""
    queries = [*_queries(asked.places)]
    return {
        QUERY: queries,
        "table-query.data": queries,
        "address.data": ({"search": query, "language": "en"} for query in queries),
        "search.searchValue": asked.names,
        f"{HOW}.n_clicks": ("map", 0, 1, 2),
    }


def _queries(places: tuple[str, ...]) -> Iterator[str]:
    yield "?measure=port_tonnes&level=place&definition=national&year=2022&select=DE"
    yield "?measure=port_tonnes&level=0&definition=national&year=2022&select=DE"
    yield "?measure=tonne_km&level=0&year=2021&mode=road&select=FI"
    yield "?measure=emissions&level=0&year=2021&mode=road&select=FI"
    for measure in MEASURES:
        for level in ("0", "place"):
            yield f"?measure={measure}&level={level}&year=2022&select={','.join(places)}"
    for place in places:
        yield f"?measure=port_tonnes&level=place&definition=national&year=2022&select={place}"
        yield f"?measure=port_connectivity&year=2022&select={place}"


def _outputs(output: str) -> Any:
    parts = [one.rsplit(".", 1) for one in output.strip(".").split("...")]
    found = [{"id": part, "property": name} for part, name in parts]
    return found if output.startswith("..") else found[0]
