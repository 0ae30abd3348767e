"""Remarks name figures by keys; people see the titles that stand on the page."""

from __future__ import annotations

from pathlib import Path

from dashboard.publish.figure_titles import figure_titles

FORM = '<select><option value="">{whole}</option>\n<option value="part-1/map">{title}</option>'


def test_a_figure_has_the_title_that_its_reader_saw(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    page = FORM.format(whole="The page", title="Rail &amp; road, 2023")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    page = FORM.format(whole="Sidan", title="Järnväg och väg, 2023")
    (tmp_path / "sv" / "index.html").write_text(page, encoding="utf-8")
    assert figure_titles(tmp_path, "sv") == {"part-1/map": "Järnväg och väg, 2023"}
    assert figure_titles(tmp_path, "fr") == {"part-1/map": "Rail & road, 2023"}


def test_what_was_withdrawn_has_no_titles(tmp_path: Path) -> None:
    assert figure_titles(tmp_path / "gone", "en") == {}
