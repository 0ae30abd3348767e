"""The desk knows the power of each railway and keeps answers."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.factors import Factors, GridRow
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.chain_parameters import Question
from dashboard.sources.place_network import PlaceNetwork
from tests.miniature import Miniature, make_chain_desk

PLACES = ("port:SENRK", "port:SEGOT")


def atlas(**grams: float) -> Atlas:
    rows = [GridRow(code, 2023, value, "", "official", "x") for code, value in grams.items()]
    return build_atlas([], [], [], {}, factors=Factors((), rows))


def desk(shares: list[float], **grams: float) -> ChainDesk:
    own = np.zeros((2, 2, 2), dtype=np.float32)
    own[0, 1] = own[1, 0] = shares
    network = PlaceNetwork(PLACES, {}, countries=("DE", "SE"), rail_shares=own)
    return ChainDesk(atlas(**grams), network, ChainFactors([]))


def test_the_power_of_a_railway_is_that_of_the_countries_on_its_way() -> None:
    grid = desk([0.25, 0.75], DE=360.0, SE=36.0).grid
    assert grid[0, 1] == pytest.approx(0.25 * 100 + 0.75 * 10)
    assert np.isnan(grid[0, 0])


def test_one_country_without_a_figure_leaves_the_railway_without_one() -> None:
    assert np.isnan(desk([0.25, 0.75], DE=360.0).grid[0, 1])
    assert desk([1.0, 0.0], DE=360.0).grid[0, 1] == pytest.approx(100.0)


def test_the_same_question_is_answered_once(mini: Miniature) -> None:
    own = make_chain_desk(mini)
    question = Question("port:SENRK", "port:SEGOT", {"tonnes": 5.0})
    assert own.answer(question) is own.answer(question)


def test_the_ends_of_the_sources_lie_around_the_answer(mini: Miniature) -> None:
    answer = make_chain_desk(mini).answer(Question("cluster:C06", "port:SEGOT"))
    for chain, best, worst in zip(answer.comparison.chains, answer.best, answer.worst, strict=True):
        for end, middle, other in (
            (best.hours, chain.hours, worst.hours),
            (best.eur, chain.eur, worst.eur),
        ):
            assert middle != middle or end <= middle <= other
