"""The factors of chains are handed on as JSON can hold them."""

from __future__ import annotations

import json

import pandas as pd

from dashboard.build.chains import plain_rows


def test_what_is_not_known_becomes_null_and_the_rest_stays() -> None:
    table = pd.DataFrame({"factor_id": ["a"], "value": [float("nan")], "low": [60.0]})
    assert plain_rows(table) == [{"factor_id": "a", "value": None, "low": 60.0}]
    assert json.dumps(plain_rows(table), allow_nan=False)
