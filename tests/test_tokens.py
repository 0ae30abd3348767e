"""The colours of the style sheet can be read and told apart, in both themes."""

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path

import pytest

from tests.seeing import BLINDNESS, contrast, difference, seen

SHEET = Path(__file__).resolve().parent.parent / "assets" / "tokens.css"
COLOUR = re.compile(r"--([\w-]+): (#[0-9A-Fa-f]{6});")
GROUNDS = ("paper", "page", "sunk")
TEXTS = [
    *product(("ink", "ink-2", "ink-3"), GROUNDS),
    *product(("accent", "ok", "warn", "press", "error"), ("paper", "page")),
    *(("accent-ink", "accent"), ("ink", "accent-soft"), ("error", "error-soft")),
    *(("sea-text", "sea"), ("ink", "halo")),
    *product(("text-road", "text-rail", "text-iww", "text-sea", "text-air"), ("paper",)),
]
SIGNS = [
    *product(("line-strong", "focus"), ("paper", "page")),
    *product(("mode-road", "mode-rail", "mode-iww", "mode-sea", "mode-air"), ("paper",)),
    *(("nf-line", "nf-ground"), ("corr", "corr-case"), ("cluster", "cluster-edge")),
    *(("port-edge", "halo"), ("sel", "sel-case"), ("focus", "focus-gap")),
]
MODES = ("mode-road", "mode-rail", "mode-iww", "mode-sea", "mode-air")
RAMPS = {"seq": (5, 9.3), "seq6": (6, 7.3), "seq7": (7, 5.8), "div5": (5, 12.4), "div7": (7, 10.7)}
MARKS = (("corr", "corr-case"), ("cluster", "cluster-edge"), ("port-edge", "halo"))


def read_themes() -> dict[str, dict[str, str]]:
    text = SHEET.read_text(encoding="utf-8")
    light, dark = text.split('[data-theme="dark"] {', maxsplit=1)
    dark = dark.split("}", maxsplit=1)[0]
    return {"light": dict(COLOUR.findall(light)), "dark": dict(COLOUR.findall(dark))}


THEMES = read_themes()


def test_both_themes_have_the_same_colours():
    assert THEMES["light"].keys() == THEMES["dark"].keys()
    assert len(THEMES["light"]) > 70


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_and_edges_have_a_contrast_of_at_least_three(theme, sign, ground):
    assert contrast(THEMES[theme][sign], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_or_its_casing_stands_out_on_every_class(theme, mark):
    colours = THEMES[theme]
    for number in range(1, 6):
        ground = colours[f"seq-{number}"]
        assert max(contrast(colours[part], ground) for part in mark) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blindness", ["", *BLINDNESS])
def test_any_two_modes_are_told_apart(theme, blindness):
    for one, two in combinations(MODES, 2):
        pair = (seen(THEMES[theme][mode], blindness) for mode in (one, two))
        assert difference(*pair) >= 12.5, (one, two)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("ramp", RAMPS)
def test_any_two_classes_of_a_palette_are_told_apart(theme, blindness, ramp):
    count, least = RAMPS[ramp]
    colours = [seen(THEMES[theme][f"{ramp}-{n}"], blindness) for n in range(1, count + 1)]
    assert min(difference(*pair) for pair in combinations(colours, 2)) >= least - 0.1


def test_colours_are_written_in_the_style_sheet_of_tokens_and_nowhere_else():
    written = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}\b(?!-)")
    others = [path for path in SHEET.parent.glob("*.*s") if path != SHEET]
    found = {path.name: written.findall(path.read_text(encoding="utf-8")) for path in others}
    assert not {name: colours for name, colours in found.items() if colours}
