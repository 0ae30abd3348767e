"""Published figures stand as they are, and the estimates beside them stay possible and in step."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.raw import ServedRow
from dashboard.measures.served_official import with_official
from tests.measures.tiny_served import single_rows

TABLE = "estat-road-go-ta-rl"


def published(value: float, quantity: str = "tonnes_loaded", region: str = "SE12") -> ServedRow:
    ends = (value, value, value)
    return ServedRow(region, "2", 2022, "road", quantity, *ends, "official", TABLE, "b")


def by_quantity(rows: tuple[ServedRow, ...], region: str) -> dict[str, ServedRow]:
    return {row.quantity: row for row in rows if (row.region_id, row.mode) == (region, "road")}


def test_what_was_published_stands_as_it_is_with_its_flag() -> None:
    loaded = by_quantity(with_official(single_rows(), [published(3e6)]), "SE12")["tonnes_loaded"]
    assert (loaded.value, loaded.status, loaded.flag, loaded.source_id) == (
        *(3e6, "official", "b"),
        TABLE,
    )


def test_tonne_kilometres_and_what_stays_inside_go_with_the_tonnes() -> None:
    both = [published(3e6), published(2e6, "tonnes_unloaded")]
    found = by_quantity(with_official(single_rows(), both), "SE12")
    assert found["tonnes_inside"].value == 1e6
    assert found["tonne_km_half"].value == 500e6
    assert {found[name].status for name in ("tonnes_inside", "tonne_km_half")} == {"estimated"}
    assert TABLE in found["tonnes_inside"].source_id
    assert math.isclose(found["tonne_km_half"].high, 1.3 * 500e6)


def test_a_larger_region_changes_by_as_much_as_its_parts() -> None:
    found = with_official(single_rows(), [published(3e6)])
    for larger in ("SE", "SE1"):
        assert by_quantity(found, larger)["tonnes_loaded"].value == 6e6
        assert by_quantity(found, larger)["tonnes_loaded"].status == "estimated"


def test_a_region_with_no_published_neighbour_is_unchanged() -> None:
    found = by_quantity(with_official(single_rows(), [published(3e6)]), "SE11")
    assert found == by_quantity(single_rows(), "SE11")


def test_what_was_published_to_stay_inside_is_also_loaded_and_unloaded() -> None:
    found = by_quantity(with_official(single_rows(), [published(3e6, "tonnes_inside")]), "SE12")
    assert (found["tonnes_loaded"].value, found["tonnes_unloaded"].value) == (7e6, 5e6)


@given(st.floats(1e3, 1e9), st.floats(1e3, 1e9))
def test_never_more_stays_inside_than_is_loaded_or_unloaded(loaded: float, unloaded: float) -> None:
    both = [published(loaded), published(unloaded, "tonnes_unloaded")]
    found = with_official(single_rows(), both)
    for region in ("SE12", "SE1", "SE"):
        own = by_quantity(found, region)
        ends = (own["tonnes_loaded"].value, own["tonnes_unloaded"].value)
        assert own["tonnes_inside"].value <= min(ends) * (1 + 1e-9)
