"""Every assumption of the network stands in its file, and no other."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.network.parameters import parameters
from dashboard.settings import Audience, Settings
from dashboard.sources.tables import read_tables


def test_the_file_of_the_project_holds_all_of_them() -> None:
    assumed = parameters(
        read_tables(Settings().geodata, Audience.ORGANISATION)["network_parameters"]
    )
    assert assumed.join_within_km == 3


def test_a_missing_and_an_unknown_one_are_told_together() -> None:
    table = read_tables(Settings().geodata, Audience.ORGANISATION)["network_parameters"]
    other = table.assign(name=table["name"].replace("join_within_km", "join_km"))
    with pytest.raises(DataFaults) as caught:
        parameters(pd.DataFrame(other))
    assert [(fault.value, fault.problem) for fault in caught.value.faults] == [
        ("join_within_km", "is missing"),
        ("join_km", "is not a parameter"),
    ]
