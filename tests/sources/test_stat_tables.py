"""What is written down of Eurostat's tables fits together."""

from __future__ import annotations

from dashboard.sources.stat_tables import TABLES, TONNE_KM, TONNES


def test_the_tables_of_the_issue_are_known() -> None:
    assert list(TABLES) == [
        "road_go_ta_rl",
        "road_go_ta_ru",
        "tran_r_rago",
        "iww_go_anuts",
        "tran_r_mago_nm",
        "mar_mg_aa_pwhd",
    ]


def test_every_table_asks_for_a_weight_and_for_no_unit_twice() -> None:
    for spec in TABLES.values():
        units = (spec.unit, *spec.other_units)
        assert spec.unit in TONNES
        assert len(set(units)) == len(units)
        assert "unit" in spec.needed


def test_units_are_worth_what_their_names_say() -> None:
    assert (TONNES["THS_T"], TONNE_KM["MIO_TKM"]) == (1_000, 1_000_000)
