"""A regional table is checked whole before any of it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults, Fault
from dashboard.sources.estat_tsv import read_tsv
from dashboard.sources.nuts_codes import NutsCodes
from dashboard.sources.stat_checks import Checked, check_table, demand_sound, told_left_out
from dashboard.sources.stat_tables import TABLES

CODES = NutsCodes(
    {
        2016: frozenset({"SE", "SE12", "NO", "NO02"}),
        2021: frozenset({"SE", "SE12", "SE123", "NO", "NO0A", "DE", "DE11"}),
    }
)
HEAD = "freq,c_load,nst07,unit,geo\\TIME_PERIOD\t2021 \t2022 \n"
SOUND = HEAD + "A,SE12,TOTAL,THS_T,EU27_2020\t5 \t: c\nA,SE123,TOTAL,THS_T,EU27_2020\t1 \t2 b\n"
PORTS = "freq,unit,direct,rep_mar\\TIME_PERIOD\t2022 \n"


def check(folder: Path, text: str, code: str = "road_go_ta_rl", strict: bool = True) -> Checked:
    path = folder / f"estat_{code}.tsv"
    path.write_text(text)
    return check_table(read_tsv(path), TABLES[code], CODES, strict)


def told(faults: list[Fault]) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.value) for fault in faults]


def test_a_sound_table_has_no_faults(tmp_path: Path) -> None:
    assert check(tmp_path, SOUND) == Checked([], [], {})


def test_sums_partners_and_unplaced_goods_are_no_faults(tmp_path: Path) -> None:
    lines = [
        f"A,{code},TOTAL,THS_T,EU27_2020\t1 \t1 \n"
        for code in ("EU27_2020", "US", "SEZ", "SEZZZ", "TOTAL", "NSP", "EXT_EU27_2020", "UA11")
    ]
    assert check(tmp_path, HEAD + "".join(lines)).faults == []


def test_every_kind_of_fault_is_told_in_one_message(tmp_path: Path) -> None:
    text = (
        HEAD
        + "A,SE99,TOTAL,THS_T,EU27_2020\t1 \t2 \n"
        + "A,NO02,TOTAL,THS_T,EU27_2020\t1 \t2 \n"
        + "A,?,TOTAL,THS_T,EU27_2020\t1 \t2 \n"
        + "A,DE11,TOTAL,MIO_EUR,EU27_2020\t1 \t2 \n"
        + "A,SE12,TOTAL,THS_T,EU27_2020\t-4 \t2 \n"
    )
    faults = check(tmp_path, text).faults
    assert told(faults) == [
        (2, "c_load", "SE99"),
        (3, "c_load", "NO02"),
        (4, "c_load", "?"),
        (5, "unit", "MIO_EUR"),
        (6, "value", "-4"),
    ]
    assert "NUTS 2016, not of NUTS 2021, in 2 rows" in str(faults[1])
    assert all(fault.mend for fault in faults)
    with pytest.raises(DataFaults, match="5 faults"):
        demand_sound(
            read_tsv(tmp_path / "estat_road_go_ta_rl.tsv"), TABLES["road_go_ta_rl"], CODES, True
        )


def test_what_cannot_be_read_is_told_with_all_that_is_wrong_beside_it(tmp_path: Path) -> None:
    text = (
        HEAD
        + "A,SE99,TOTAL,THS_T,EU27_2020\t1 \tabc \n"
        + "A,QQ,TOTAL,THS_T,EU27_2020\tabc \tabc \n"
        + "A,SE12,XX,THS_T,EU27_2020\t1 \t2 \n"
        + "A,SE123,TOTAL,THS_T,XY\t-4 \t2 \n"
        + "A,SE123,TOTAL,THS_T,XY\t4 \t2 \n"
    )
    assert set(told(check(tmp_path, text).faults)) == {
        (2, "c_load", "SE99"),
        (2, "2022", "abc"),
        (3, "c_load", "QQ"),
        (3, "2021", "abc"),
        (3, "2022", "abc"),
        (4, "nst07", "XX"),
        (5, "geo", "XY"),
        (5, "value", "-4"),
        (6, "", "freq=A, c_load=SE123, nst07=TOTAL, unit=THS_T, geo=XY, time=2021"),
        (6, "", "freq=A, c_load=SE123, nst07=TOTAL, unit=THS_T, geo=XY, time=2022"),
    }


def test_unknown_goods_and_reporters_of_the_suppliers_own_are_told_and_left_out(
    tmp_path: Path,
) -> None:
    lines = "A,SE12,XX,THS_T,EU27_2020\t1 \t2 \nA,SE12,TOTAL,THS_T,XY\t1 \t2 \n"
    checked = check(tmp_path, SOUND + lines, strict=False)
    assert checked.faults == []
    assert [(fault.column, fault.value) for fault in checked.left_out] == [
        ("geo", "XY"),
        ("nst07", "XX"),
    ]


def test_codes_of_the_suppliers_own_are_told_and_left_out(tmp_path: Path) -> None:
    lines = [
        f"A,{code},TOTAL,{unit},EU27_2020\t1 \t2 \n"
        for code, unit in (("NO02", "THS_T"), ("SE99", "THS_T"), ("?", "THS_T"), ("SE", "MIO_EUR"))
    ]
    checked = check(tmp_path, SOUND + "".join(lines), strict=False)
    assert (checked.faults, checked.other_editions) == ([], {"NO02": 2016})
    assert told_left_out(checked, "road_go_ta_rl") == [
        f"road_go_ta_rl: codes {which}. Their figures are kept, and not used."
        for which in (
            "that are of NUTS 2016, not 2021 (NO02)",
            "in the column c_load that are not known here (?, SE99)",
            "in the column unit that are not known here (MIO_EUR)",
        )
    ]


def test_columns_and_units_that_are_missing_are_told(tmp_path: Path) -> None:
    text = "freq,nst07,unit\\TIME_PERIOD\t2022 \nA,TOTAL,MIO_TKM\t1 \n"
    faults = check(tmp_path, text).faults
    assert told(faults) == [(0, "c_load", ""), (0, "geo", ""), (0, "unit", "THS_T")]
    assert check(tmp_path, text, strict=False).faults == faults


def test_months_where_years_belong_are_told(tmp_path: Path) -> None:
    faults = check(tmp_path, SOUND.replace("2021 ", "2021-01 ")).faults
    assert [(fault.column, fault.value) for fault in faults] == [("time", "2021-01")]


def test_another_table_and_an_empty_one_are_told(tmp_path: Path) -> None:
    path = tmp_path / "estat_road_go_ta_ru.tsv"
    path.write_text(HEAD)
    faults = check_table(read_tsv(path), TABLES["road_go_ta_rl"], CODES, True).faults
    assert ["is not the table" in str(fault) for fault in faults] == [True, False]
    assert "has no figure" in str(faults[1])


def test_growth_may_be_negative_where_tonnes_may_not(tmp_path: Path) -> None:
    text = (
        PORTS + "A,RT_PRE,IN,BE_0BEANR\t-3.1 \nA,THS_T,IN,BE_0BEANR\t5 \nA,THS_T,IN,Antwerp\t5 \n"
    )
    faults = check(tmp_path, text, "mar_mg_aa_pwhd").faults
    assert told(faults) == [(4, "rep_mar", "Antwerp")]
