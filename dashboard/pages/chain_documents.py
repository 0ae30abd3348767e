"""What the plain pages tell of connections: how they are made, and what may be asked."""

from __future__ import annotations

from dashboard.measures.chains.input_list import INPUTS
from dashboard.pages import chain_texts, network_texts
from dashboard.pages.chain_parameters import FROM, LANG, NUMBERS, OPTIONS, TO
from dashboard.pages.connection_json import CONNECTION_AT
from dashboard.pages.document_parts import Cell, Section, Table, code, method_section
from dashboard.words import LANGUAGES, N_, Words

EXAMPLE = f"{CONNECTION_AT}?from=cluster:C06&to=port:SEGOT&tonnes=10"
_ADDRESS = N_("One address gives the ways between two places, as JSON.")
_UNKNOWN = N_("What is not known is null, never 0.")


def chain_sections(words: Words) -> list[Section]:
    """Return how connections and the network of a cluster are made, and what they are not for."""
    connections = method_section(
        "connections",
        words.say(chain_texts.TITLE),
        words,
        chain_texts.FORMULA,
        chain_texts.CAUTIONS,
        chain_texts.NOT_FOR,
        chain_texts.CONNECTIONS_AT,
    )
    network = method_section(
        "cluster_network",
        words.say(network_texts.TITLE),
        words,
        (network_texts.STANDFIRST,),
        (*network_texts.CAUTIONS, *network_texts.FLOW_CAUTIONS),
        network_texts.NOT_FOR,
        chain_texts.NETWORK_AT,
    )
    return [connections, network]


def connection_section(words: Words) -> Section:
    """Return what may be asked of connections."""
    rows = [
        [code("from"), Cell(words.say(FROM)), code("cluster:C06, C06, port:NLRTM, NLRTM …")],
        [code("to"), Cell(words.say(TO)), code("cluster:C06, C06, port:NLRTM, NLRTM …")],
    ]
    for key, number in NUMBERS.items():
        told = f"{words.say(number.meaning)}, {words.say(INPUTS[key].unit)}"
        rows.append([code(key), Cell(told), code(number.span)])
    rows += [
        [code(key), Cell(words.say(one.meaning)), code(", ".join(one.allowed))]
        for key, one in OPTIONS.items()
    ]
    rows.append([code("lang"), Cell(words.say(LANG)), code(", ".join(LANGUAGES))])
    head = [words.say("Parameter"), words.say("What it asks for"), words.say("Values")]
    return Section(
        "connection",
        words.say(chain_texts.TITLE),
        [words.say(_ADDRESS), words.say(_UNKNOWN), words.say(chain_texts.NOT_FOR)],
        tables=[Table(words.say("Parameters of connections"), head, rows)],
        links=[Cell(words.say("From Östergötland to Göteborg"), EXAMPLE)],
    )
