"""What a region's flows come to is said with its range, and who sends more."""

from __future__ import annotations

from dashboard.figures.sentence_regions import region_sentence
from dashboard.figures.subjects import Asked
from dashboard.measures.cube import Figure
from dashboard.words import speak

WORDS = speak("en")
LOADED = Figure(
    *("SE12", "2", 2022, "road", "", 6e6, "t", "estimated", "", "itf"), low=4.8e6, high=7.8e6
)


def said(figure: Figure | None, measure: str = "tonnes_loaded") -> str:
    asked = Asked(measure, "road", "", 2022)
    return region_sentence(figure, [], asked, WORDS).replace("\N{NO-BREAK SPACE}", " ")


def test_an_estimate_is_said_to_be_one_with_its_range() -> None:
    assert said(LOADED) == (
        "An estimated 6.0 Mt were loaded here by road in 2022. "
        "With other assumptions it is 4.8 to 7.8 Mt."
    )


def test_a_published_figure_is_not_called_an_estimate() -> None:
    published = LOADED._replace(status="official", low=6e6, high=6e6)
    assert said(published) == "6.00 Mt were loaded here by road in 2022."


def test_a_balance_says_which_way_it_leans() -> None:
    balance = LOADED._replace(value=-4.2, unit="percent", low=0.0, high=0.0)
    assert said(balance, "balance") == (
        "More was received than sent by road in 2022, by an estimated 4.2% of both together."
    )


def test_no_figure_is_said_plainly() -> None:
    assert said(None) == "There is no figure for this in any year."
