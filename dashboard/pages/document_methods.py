"""The page that tells how figures are made: ``/methods/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.atlas import Atlas, Source
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.record import Measure
from dashboard.measures.units import UNITS
from dashboard.pages.chain_documents import chain_sections
from dashboard.pages.data_catalogue import csv_address
from dashboard.pages.document_flows import flow_methods
from dashboard.pages.document_parts import Cell, Section, Table, code
from dashboard.pages.document_status import status_section
from dashboard.pages.parameters import spans
from dashboard.sources.built_query import Contents, FigureTables
from dashboard.sources.manifest import Manifest
from dashboard.words import N_, NO_FIGURE, Words

FOREIGN = "en"
_SUBJECTS = {"region": N_("Countries"), "place": N_("Ports or clusters, one by one")}
_LAYERS = (
    N_(
        "Regions are those of NUTS 2021, at levels 0 to 3. Countries are written as Eurostat "
        "writes them: EL is Greece, UK the United Kingdom."
    ),
    N_(
        "Corridors are the nine European Transport Corridors of 2024. They follow railways and "
        "roads (© OpenStreetMap contributors) between nodes whose order is not confirmed."
    ),
    N_("Distances between places are straight, not by road."),
)


def method_sections(
    atlas: Atlas, tables: FigureTables, manifest: Manifest, words: Words
) -> list[Section]:
    """Return how every measure is made, what the marks mean, and what it all was made from.

    Parameters
    ----------
    atlas
        Layers, figures and sources.
    tables
        The stored figures.
    manifest
        Files and packages with their licences.
    words
        The reader's language.
    """
    measures = [
        _measure(measure, atlas, tables.contents(key), words) for key, measure in MEASURES.items()
    ]
    return [
        *measures,
        *flow_methods(words),
        *chain_sections(words),
        status_section(atlas.audience, words),
        _places(atlas, words),
        Section("layers", words.say("Layers"), [words.say(text) for text in _LAYERS]),
        _origins(manifest, words),
    ]


def _measure(measure: Measure, atlas: Atlas, contents: Contents, words: Words) -> Section:
    choices = atlas.cubes[measure.key].choices()
    units = [words.say(UNITS[code].name) for code in contents.units or (measure.unit,)]
    modes = [words.say(MODE_SIGNS[mode].name) for mode in choices.modes]
    definitions = [words.say(measure.definitions.get(one, one)) for one in choices.definitions]
    facts = [
        (words.say("What it is not for"), [words.say(measure.not_for)]),
        (words.say("How it is calculated"), [words.say(measure.formula)]),
        (words.say("Good to know"), [words.say(caution) for caution in measure.cautions]),
        (words.say("Unit"), ["; ".join(units)]),
        (words.say("Counted for"), [words.say(_SUBJECTS[measure.subject])]),
        (words.say("Years"), [spans(choices.years)]),
        (words.say("Modes"), [", ".join(modes)]),
        (words.say("Ways of counting, never added up"), definitions),
    ]
    told = [(label, [Cell(line) for line in lines]) for label, lines in facts if any(lines)]
    address = csv_address(measure.key)
    told.append((words.say("Figures"), [code(address, address)]))
    sources = [atlas.sources[key] for key in contents.sources if key in atlas.sources]
    return Section(
        measure.key,
        words.say(measure.title),
        [words.say(measure.meaning)],
        told,
        [_sources(measure, sources, words)] if sources else [],
    )


def _sources(measure: Measure, sources: Iterable[Source], words: Words) -> Table:
    caption = words.say("Sources: {measure}", measure=words.say(measure.title))
    head = [
        words.say("Supplier"),
        words.say("Title"),
        words.say("Where it was read"),
        words.say("Licence"),
        words.say("Code"),
    ]
    rows = [
        [
            _foreign(source.supplier),
            _foreign(source.title),
            _foreign(source.locator),
            _foreign(source.licence),
            code(source.source_id),
        ]
        for source in sources
    ]
    return Table(caption, head, rows)


def _places(atlas: Atlas, words: Words) -> Section:
    counts = Counter(place.precision_km for place in atlas.places.values() if place.precision_km)
    facts = [
        (
            words.say("Within {km} km", km=words.number(km)),
            [Cell(words.count("{n} port or cluster", "{n} ports and clusters", counts[km]))],
        )
        for km in sorted(counts)
    ]
    texts = [
        words.say(
            "No point is surveyed: it stands at the harbour, the terminal or the town. How far it "
            "may be off stands with the facts of the place, and in the layers as precision_km."
        )
    ]
    return Section("places", words.say("Where places lie"), texts, facts)


def _origins(manifest: Manifest, words: Words) -> Section:
    head = [words.say("What"), words.say("Supplier"), words.say("Licence"), words.say("File")]
    listed = [
        *((file.title, file.supplier, file.licence, file.path) for file in manifest.files),
        *(
            (one.title, one.supplier, one.licence, f"{one.name} {one.version}")
            for one in (*manifest.packages, *manifest.python_packages)
        ),
    ]
    rows = [
        [_foreign(title), _foreign(supplier), _foreign(licence), code(file)]
        for title, supplier, licence, file in listed
    ]
    return Section(
        "origins",
        words.say("What the atlas is made from"),
        [words.say("Suppliers, titles and licences stand as they were written, in English.")],
        tables=[Table(words.say("Files and packages, with their licences"), head, rows)],
    )


def _foreign(text: str) -> Cell:
    """Return a text of the sources, which stays in its own language."""
    return Cell(text or NO_FIGURE, language=FOREIGN)
