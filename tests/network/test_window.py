"""The window holds Europe and the islands south-west of it, and no Sahara."""

from __future__ import annotations

import numpy as np

from dashboard.network.window import inside_window
from tests.network.tiny_world import ASSUMED


def test_the_window_reaches_to_the_canaries_but_not_into_africa() -> None:
    places = {"Las Palmas": (-15.4, 28.1), "Lefkosia": (33.4, 35.2), "Algiers": (3.0, 30.0)}
    places |= {"Bamako": (-15.0, 13.0), "New York": (-74.0, 40.7)}
    seen = inside_window(np.array(list(places.values())), ASSUMED)
    assert dict(zip(places, seen.tolist(), strict=True)) == {
        "Las Palmas": True,
        "Lefkosia": True,
        "Algiers": False,
        "Bamako": False,
        "New York": False,
    }
