"""Under a chart stands who the figures come from."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.origin import source_ids, suppliers
from dashboard.measures.atlas import Source
from tests.figures.tiny_figures import ATLAS, WORDS, figure


def test_each_supplier_is_named_once():
    figures = [figure("SE", 2022, 1.0, source_id="estat|itf"), figure("DE", 2022, 1.0)]
    assert source_ids(figures) == ("estat", "itf")
    assert suppliers("modal_split", figures, ATLAS, WORDS) == "Eurostat, OECD/ITF"


def test_what_the_atlas_calculates_says_so():
    assert suppliers("emissions", [], ATLAS, WORDS) == "Own calculation"


def test_many_suppliers_are_counted():
    sources = {str(at): Source(str(at), f"S{at}", "", "", "") for at in range(5)}
    figures = [figure("SE", 2022, 1.0, source_id="0|1|2|3|4")]
    told = suppliers("port_teu", figures, replace(ATLAS, sources=sources), WORDS)
    assert told == "S0, S1, S2 and 2 others"
