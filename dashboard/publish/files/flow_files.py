"""The flows and loads that a version tells, as CSV, rounded to what an estimate can carry."""

from __future__ import annotations

import math

from dashboard.figures.flow_texts import CAUTIONS, LOAD_CAUTIONS
from dashboard.figures.status import MISSING, status
from dashboard.measures.cube import ALL_MODES
from dashboard.measures.served import ESTIMATED
from dashboard.publish.allowed import FLOWS, LOADS, columns
from dashboard.publish.files.csv_files import csv_bytes
from dashboard.publish.files.origins import Origins
from dashboard.publish.files.rows import Cell
from dashboard.publish.layer_figures import ToldFlow, ToldLoad, flow_sources
from dashboard.publish.release import Release

DIGITS = 4


def flows_csv(release: Release) -> bytes:
    """Return the flows as CSV; tonnes to four digits, empty where not known.

    Parameters
    ----------
    release
        What leaves.
    """
    origins, head = Origins(release), columns(FLOWS, release.edition.languages)
    rows = (_flow(one, release, origins) for one in release.flows)
    return csv_bytes(FLOWS, head, ([row[name] for name in head] for row in rows))


def loads_csv(release: Release) -> bytes:
    """Return the loads as CSV; tonnes to four digits, empty where not known.

    Parameters
    ----------
    release
        What leaves.
    """
    origins, head = Origins(release), columns(LOADS, release.edition.languages)
    rows = (_load(one, release, origins) for one in release.loads)
    return csv_bytes(LOADS, head, ([row[name] for name in head] for row in rows))


def carried(value: float) -> float | None:
    """Return a number with four significant digits; None where it is not known.

    Examples
    --------
    >>> carried(123_456.7), carried(0.0), carried(math.nan)
    (123500.0, 0.0, None)
    """
    return None if math.isnan(value) else float(f"{value:.{DIGITS}g}")


def _flow(one: ToldFlow, release: Release, origins: Origins) -> dict[str, Cell]:
    flow = one.flow
    return {
        "part": one.part,
        "kind": one.kind,
        "origin_id": flow.origin_id,
        "destination_id": flow.destination_id,
        **{
            f"{end}_name_{language}": names.get(subject, "")
            for language, names in release.names.items()
            for end, subject in (("origin", flow.origin_id), ("destination", flow.destination_id))
        },
        "year": flow.year,
        "mode": flow.mode or ALL_MODES,
        "tonnes": carried(flow.tonnes),
        "low_tonnes": carried(flow.low),
        "high_tonnes": carried(flow.high),
        "status": ESTIMATED if flow.is_known else MISSING,
        "known": flow.known,
        "out_of": flow.out_of,
        **_origin(flow.mode, flow.is_known, CAUTIONS, release, origins),
    }


def _load(one: ToldLoad, release: Release, origins: Origins) -> dict[str, Cell]:
    section, load = one.section, one.load
    is_known = load is not None and not math.isnan(load.tonnes)
    return {
        "part": one.part,
        "corridor_id": section.corridor_id,
        "section_id": section.section_id,
        "branch": section.branch,
        "seq": section.seq,
        "from_node": section.from_node,
        "to_node": section.to_node,
        "mode": section.mode,
        "length_km": float(section.length_km),
        "year": one.year,
        "tonnes": carried(load.tonnes) if load else None,
        "through_tonnes": carried(load.through_tonnes) if load else None,
        "low_tonnes": carried(load.low) if load else None,
        "high_tonnes": carried(load.high) if load else None,
        "status": load.status if load and is_known else MISSING,
        "known": load.known if load else None,
        "out_of": load.out_of if load else None,
        **_origin(section.mode, is_known, LOAD_CAUTIONS, release, origins),
    }


def _origin(
    mode: str, is_known: bool, cautions: tuple[str, ...], release: Release, origins: Origins
) -> dict[str, Cell]:
    source_id = flow_sources(mode) if is_known else ""
    words = release.words
    told = " ".join(words.say(text) for text in cautions)
    return {
        "source_id": source_id,
        "source": origins.suppliers(source_id),
        "licence": origins.licences(source_id),
        "caution": told if is_known else status(MISSING, words).meaning,
    }
