"""The published page is complete, says what it does not know, and is the same every time."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.measures.atlas import Source
from dashboard.measures.cube import Cube, Figure
from dashboard.publish.allowed import check_page
from dashboard.publish.changes import UNKNOWN, FigureKey, Held, compare
from dashboard.publish.edition import CORRECTION, Change
from dashboard.publish.facts import Facts
from dashboard.publish.figure_names import figure_names
from dashboard.publish.page.rendering import render_pages
from dashboard.publish.page.texts import TEMPLATE_TEXTS
from dashboard.publish.release import make_release
from dashboard.selection import LAYERS
from tests.figures.tiny_map import CLUSTERS, CUBES, PORTS, SHARE, TOTAL
from tests.publish.tiny_page import ADDRESS, ATLAS, DOWNLOADS, DRAWN, LOOK, edition, pages
from tests.publish.tiny_release import SHAPES

TEMPLATES = Path(__file__).resolve().parents[2] / "dashboard" / "publish" / "page" / "templates"
TWO_YEARS = (SHARE, SHARE.showing(year=2019))
KEY = FigureKey("modal_split", "SE", 2022, "rail", "")
WAS = Held("0", "percent", 28.0, UNKNOWN, UNKNOWN, "official", "")


def test_every_text_of_the_templates_is_gathered_for_the_translators() -> None:
    said = {
        text
        for file in TEMPLATES.glob("*.html")
        for text in re.findall(r'say\("([^"]*)"', file.read_text(encoding="utf-8"))
    }
    assert said == set(TEMPLATE_TEXTS)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert pages() == pages()


def test_each_language_has_a_page_of_its_own_and_they_lead_to_each_other() -> None:
    files = pages()
    assert '<html lang="en">' in files["index.html"]
    assert '<html lang="sv">' in files["sv/index.html"]
    assert 'href="sv/index.html" hreflang="sv"' in files["index.html"]
    assert 'href="../index.html" hreflang="en"' in files["sv/index.html"]
    assert 'href="../published.css"' in files["sv/index.html"]
    assert 'href="../../published.css"' in files["sv/values/index.html"]


@pytest.mark.parametrize("selection", [SHARE, TOTAL, PORTS, CLUSTERS])
def test_every_file_of_the_pages_has_a_name_that_may_leave(selection) -> None:
    for name in pages(edition(selection)):
        check_page(name)


@pytest.mark.parametrize("name", ["index.html", "sv/index.html", "values/index.html"])
def test_every_link_into_the_folder_leads_to_a_file_of_it(name: str) -> None:
    files = pages(edition(*TWO_YEARS))
    found = re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', files[name])
    folder = Path("/v") / Path(name).parent
    inside = [Path(*Path(folder / one).parts) for one in found]
    names = {str(Path("/v") / one) for one in files} | {"/v/data.csv", "/v/a-1.zip", "/"}
    missing = {str(one.resolve()) for one in inside} - names
    assert missing <= {"/v/fonts/source-sans-3-latin-400.woff2"}


def test_what_an_editor_wrote_is_shown_as_text() -> None:
    page = pages()["index.html"]
    assert "<h1>Rail in &lt;Sweden&gt;</h1>" in page
    assert "<Sweden>" not in page


def test_the_map_tells_name_value_and_status_of_each_region_and_hatches_what_is_unknown() -> None:
    page = pages()["index.html"]
    sweden = re.search(r'<path class="([\w-]+)" data-id="SE"([^>]*)><title>([^<]*)', page)
    assert sweden is not None
    assert sweden[1] == "seq-3"
    assert 'tabindex="0"' in sweden[2]
    assert sweden[3].split("\n")[:2] == ["Sweden", "28.7%"]
    assert sweden[3].endswith("Official")
    unknown = re.search(r'<path class="h" data-id="UK"[^>]*><title>([^<]*)', page)
    assert unknown is not None
    assert unknown[1].startswith("United Kingdom\nNo figure\nLast figure: 9.1% in 2019")


def test_the_map_stands_as_a_table_too_with_a_dash_for_what_is_not_known() -> None:
    page = pages()["index.html"]
    row = re.search(r'<tr id="part-1-UK">(.*?)</tr>', page, re.DOTALL)
    assert row is not None
    assert ">–<" in row[1]
    assert "No figure" in row[1]


def test_the_page_has_sentence_citation_hash_downloads_and_how_it_was_made() -> None:
    page = pages()["index.html"]
    assert "Rail carried 28.7% of inland freight in 2022" in page
    assert f"Hinterland, version 1, 14 Nov 2026. {ADDRESS}1/" in page
    assert "ab" * 32 in page
    assert '<a href="data.csv" download>Figures (CSV)</a> <span class="size">48.2 kB</span>' in page
    assert "Must not be used for" in page


def test_the_form_is_sent_to_the_server_that_published_and_names_its_figures() -> None:
    page = pages()["index.html"]
    assert 'action="https://atlas.example/feedback/rail/1/"' in page
    names = re.findall(r'<option value="part-1/[a-z]+">([^<]*)', page)
    assert names[0].startswith("Map: ")
    assert [one for one in names if one.startswith("Chart: ")] == names[1:]
    assert len({*names}) == len(names) > 1


def test_the_figures_of_a_page_can_be_read_from_it_by_name(tmp_path: Path) -> None:
    files = pages()
    for name, language in (("index.html", "en"), ("sv/index.html", "sv")):
        page = tmp_path / f"{language}.html"
        page.write_text(files[name], encoding="utf-8")
        found = figure_names(page)
        assert found.language == language
        assert {"part-1/map", "part-1/split"} <= {*found.names}
        assert "&" not in "".join(found.names.values())
    page.write_text("<html><select><option value='a'>b</option></select>", encoding="utf-8")
    os.utime(page, ns=(1, 1))
    assert figure_names(page).names == {}


def test_without_an_address_there_is_no_form_and_no_link_to_the_server() -> None:
    page = pages(edition(address=""))["index.html"]
    assert "<form" not in page
    assert "https://" not in re.sub(r"https://ec\.europa\.eu\S*", "", page)
    assert "Write to Region Östergötland" in page


def test_nothing_on_a_page_needs_a_script_or_a_style_written_into_it() -> None:
    for name, text in pages(edition(*TWO_YEARS)).items():
        if name.endswith(".html"):
            assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text), name


def test_a_part_with_several_states_draws_the_first_and_keeps_the_others_for_the_script() -> None:
    files = pages(edition(*TWO_YEARS))
    assert 'data-states="2022-rail 2019-rail"' in files["index.html"]
    state = json.loads(files["sv/states/part-1-2019-rail.json"])
    assert state["regions"]["UK"][0] == "seq-1"
    assert state["regions"]["UK"][1].startswith("9,1\N{NO-BREAK SPACE}%")
    assert state["regions"]["SE"][0] == "h"
    assert state["rows"][0][1][1] == "9,1"


def test_a_part_with_one_state_needs_no_record_of_it() -> None:
    assert not [name for name in pages() if "states/" in name]


def test_all_values_of_all_states_stand_in_a_table() -> None:
    page = pages(edition(*TWO_YEARS))["values/index.html"]
    assert (
        '<th scope="col" class="number">2019</th><th scope="col" class="number">2022</th>' in page
    )
    row = re.search(r'<th scope="row">United Kingdom</th>(.*?)</tr>', page, re.DOTALL)
    assert row is not None
    assert re.findall(r'<td class="number">([^ <]+)', row[1]) == ["9.1", "–"]


def test_layers_that_are_not_drawn_are_said_in_words() -> None:
    page = pages(edition(SHARE.showing(layers=LAYERS)))["index.html"]
    assert "are not drawn on this map" in page
    assert "are not drawn on this map" not in pages()["index.html"]


def test_a_first_version_has_nothing_that_changed() -> None:
    files = pages()
    assert "changes/index.html" not in files
    assert "What changed?" not in files["index.html"]


def test_a_later_version_lists_what_changed_by_how_much_and_why() -> None:
    changes = compare(
        {KEY: WAS, KEY._replace(year=2020): WAS, KEY._replace(subject_id="DE"): WAS},
        {KEY: WAS._replace(value=28.7), KEY._replace(year=2020): WAS._replace(status="estimated")},
        since=1,
    )
    why = Change(CORRECTION, {"en": "Typed <wrongly>.", "sv": "Fel inskrivet."})
    files = pages(edition(version=2, change=why), changes)
    page = files["changes/index.html"]
    assert "Typed &lt;wrongly&gt;." in page
    assert "1 other value, 1 other status, 1 figure gone." in page
    for text in ("28.0%", "28.7%", "+0.7 points", "+2.5%", "Germany", "Estimated"):
        assert text in page
    assert "Fel inskrivet." in files["sv/changes/index.html"]
    assert 'href="../changes/' not in files["sv/index.html"]
    assert f'href="{ADDRESS}versions/"' in files["index.html"]


def test_the_place_for_the_notice_of_a_newer_version_stands_on_every_page() -> None:
    for name, text in pages().items():
        if name.endswith(".html"):
            assert text.count("<!--newer-->") == 1


def test_a_text_that_is_missing_in_a_language_is_marked_as_that_of_the_main_one() -> None:
    page = pages()["sv/index.html"]
    assert '<p class="standfirst" lang="en">More than most.</p>' in page
    assert "<h1>Järnväg i Sverige</h1>" in page


def test_the_source_of_every_figure_is_named_though_no_chart_explains_it() -> None:
    sources = {
        key: Source(key, key.title(), f"Table of {key}", "", "", f"Terms of {key}")
        for key in ("estat", "press", "late")
    }
    late = Figure("SE", "0", 2019, "rail", "", 20.0, "percent", "official", "", "late")
    known = CUBES["modal_split"].at("0", 2022, "rail").values()
    split = Cube([*known, late], {"0|rail|": [0, 10, 20, 30, 40]})
    atlas = replace(ATLAS, sources=sources, cubes={**ATLAS.cubes, "modal_split": split})
    one = edition(*(state.showing(layers=("ports",)) for state in TWO_YEARS))
    release = make_release(one, atlas, lambda: SHAPES)
    facts = Facts("ab" * 32, None, release.sources)
    files = render_pages(one, atlas, DRAWN, DOWNLOADS, facts, LOOK)
    listed = files["index.html"].decode().partition('id="sources"')[2]
    for key in ("Estat", "Late", "Press"):
        assert f"<b>{key}</b>: Table of {key.lower()}. Terms of {key.lower()}." in listed
