"""Tables are fetched or taken whole, and what is there stays in use until then."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.build import fetch as entry
from dashboard.build.fetch import fetch, main, take
from dashboard.errors import DataFaults, MissingInput
from dashboard.settings import Settings
from dashboard.sources.eurostat_api import Api
from dashboard.sources.fetched import read_fetched, read_record
from dashboard.sources.stat_tables import TABLES
from tests.eurostat_server import Reply, Server, sdmx_csv, serving

DIMENSIONS = {
    "road_go_ta_rl": ("c_load,nst07,unit,geo", "SE123,TOTAL,THS_T,EU27_2020"),
    "road_go_ta_ru": ("c_unload,nst07,unit,geo", "SE123,TOTAL,THS_T,EU27_2020"),
    "tran_r_rago": ("unit,c_unload,c_load,geo", "THS_T,SE12,SE11,SE"),
    "iww_go_anuts": ("unit,c_unload,c_load,geo", "THS_T,DEA1,DEB1,DE"),
    "tran_r_mago_nm": ("tra_meas,unit,geo", "FR_LD,THS_T,BE21"),
    "mar_mg_aa_pwhd": ("unit,direct,rep_mar", "THS_T,IN,BE_0BEANR"),
}
TSV = "freq,c_load,nst07,unit,geo\\TIME_PERIOD\t2021 \t2022 \n"


def body(code: str, value: str = "5.5", region: str = "") -> bytes:
    names, codes = DIMENSIONS[code]
    return sdmx_csv(code, names, f"{codes.replace('SE123', region or 'SE123')},2022,{value},e,")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(Settings(), geodata=tmp_path / "geodata")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        for code in TABLES:
            served.table(code, Reply(body(code), headers={"ETag": f'"{code}"'}, ranges=True))
        yield served


def api(server: Server, settings: Settings) -> Api:
    folder = settings.geodata / "fetched" / "parts"
    return Api(server.address, folder, backoff_s=0.001, poll_s=0.001, patience_s=1)


def test_every_table_is_fetched_and_kept_with_what_is_known_of_it(
    server: Server, settings: Settings
) -> None:
    assert fetch(settings, api(server, settings)) == 0
    assert set(read_fetched(settings.geodata)) == set(TABLES)
    entry = read_record(settings.geodata)["road_go_ta_rl"]
    assert (entry.supplier, entry.updated, entry.units) == (
        "Eurostat",
        "17/03/26 23:00:00",
        ("THS_T",),
    )
    assert entry.address.startswith(server.address)
    assert not list((settings.geodata / "fetched" / "parts").iterdir())


def test_a_second_run_asks_whether_tables_changed_and_keeps_them(
    server: Server, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    fetch(settings, api(server, settings))
    before = read_record(settings.geodata)
    with caplog.at_level(logging.INFO):
        assert fetch(settings, api(server, settings)) == 0
    assert "road_go_ta_rl has not changed since it was fetched on" in caplog.text
    after = read_record(settings.geodata)
    assert {c: e.fetched_on for c, e in after.items()} == {
        c: e.fetched_on for c, e in before.items()
    }


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<!doctype html><html>Maintenance</html>"), "is a web page, not a table"),
        (Reply(body("road_go_ta_ru")), "is not the table road_go_ta_rl"),
        (Reply(body("road_go_ta_rl", "-5")), "is negative"),
        (Reply(body("road_go_ta_rl")[:-9]), "is cut in the middle"),
        (Reply(b"", 500), "the server answered 500"),
    ],
)
def test_what_cannot_be_used_leaves_the_table_that_was_there(
    server: Server,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    reply: Reply,
    said: str,
) -> None:
    fetch(settings, api(server, settings))
    before = read_record(settings.geodata)["road_go_ta_rl"]
    server.table("road_go_ta_rl", reply)
    with caplog.at_level(logging.INFO):
        assert fetch(settings, api(server, settings)) == 1
    assert said in caplog.text
    assert "stay in use: " in caplog.text
    assert read_record(settings.geodata)["road_go_ta_rl"] == before
    assert len(read_fetched(settings.geodata)) == len(TABLES)


def test_offline_it_is_said_once_and_the_tables_stay(
    server: Server, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    fetch(settings, api(server, settings))
    with serving() as gone:
        nobody = api(gone, settings)
    caplog.clear()
    with caplog.at_level(logging.INFO):
        assert fetch(settings, nobody) == len(TABLES)
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 1
    assert "no connection to the server" in errors[0].getMessage()
    assert len(read_fetched(settings.geodata)) == len(TABLES)


def test_offline_before_anything_was_fetched_says_what_is_used(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with serving() as gone:
        nobody = api(gone, settings)
    with caplog.at_level(logging.INFO):
        assert fetch(settings, nobody) == len(TABLES)
    assert "the atlas uses its estimates" in caplog.text


def test_old_codes_in_eurostats_own_table_are_said_and_kept_apart(
    server: Server, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    server.table("road_go_ta_rl", Reply(body("road_go_ta_rl", region="FR30")))
    assert fetch(settings, api(server, settings)) == 0
    assert "codes that are of NUTS 2013, not 2021 (FR30)" in caplog.text
    assert read_record(settings.geodata)["road_go_ta_rl"].other_editions == {"FR30": 2013}


def test_a_table_that_was_lost_or_changed_is_fetched_anew(
    server: Server, settings: Settings
) -> None:
    fetch(settings, api(server, settings))
    folder = settings.geodata / "fetched"
    lost, changed = sorted(folder.glob("*.parquet"))[:2]
    lost.unlink()
    changed.write_bytes(b"x")
    assert fetch(settings, api(server, settings)) == 0
    assert set(read_fetched(settings.geodata)) == set(TABLES)


def test_files_that_the_user_has_are_taken_in_every_format(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    lines = "A,SE123,TOTAL,THS_T,EU27_2020\t5 \t: c\n"
    (folder / "estat_road_go_ta_rl.tsv").write_text(TSV + lines)
    (folder / "estat_tran_r_mago_nm_en.csv.gz").write_bytes(body("tran_r_mago_nm"))
    assert take(settings, folder) == ("road_go_ta_rl", "tran_r_mago_nm")
    assert read_fetched(settings.geodata)["road_go_ta_rl"]["flag"].tolist() == ["", "c"]


def test_all_faults_of_all_files_are_told_and_nothing_is_taken(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "estat_road_go_ta_rl.tsv").write_text(
        TSV + "A,SE999,TOTAL,THS_T,EU27_2020\t5 \t-1 \nA,FR30,TOTAL,THS_T,EU27_2020\t5 \t1 \n"
    )
    (tmp_path / "estat_road_go_ta_ru.tsv").write_text(TSV.replace("c_load", "c_unload")[:-3])
    (tmp_path / "estat_tran_r_mago_nm.csv.gz").write_bytes(body("tran_r_mago_nm"))
    (tmp_path / "other.csv.gz").write_bytes(body("tran_r_mago_nm"))
    with pytest.raises(DataFaults) as caught:
        take(settings, tmp_path)
    told = [(fault.file, fault.row, fault.value) for fault in caught.value.faults]
    assert [(file, row) for file, row, _ in told] == [
        ("estat_road_go_ta_rl.tsv", 2),
        ("estat_road_go_ta_rl.tsv", 2),
        ("estat_road_go_ta_rl.tsv", 3),
        ("estat_road_go_ta_ru.tsv", 1),
        ("other.csv.gz", 0),
    ]
    assert read_fetched(settings.geodata) == {}


def test_faults_in_cells_hide_none_in_codes_nor_that_a_table_is_there_twice(
    settings: Settings, tmp_path: Path
) -> None:
    row = "A,QQ,TOTAL,THS_T,EU27_2020\t5 \tabc \n"
    (tmp_path / "a.tsv").write_text(TSV + row)
    for name in ("road_go_ta_rl.tsv", "road_go_ta_rl_en.tsv"):
        (tmp_path / name).write_text(TSV + row)
    with pytest.raises(DataFaults) as caught:
        take(settings, tmp_path)
    assert [(fault.file, fault.value) for fault in caught.value.faults] == [
        ("a.tsv", "a"),
        ("a.tsv", "abc"),
        ("road_go_ta_rl.tsv", "abc"),
        ("road_go_ta_rl.tsv", "QQ"),
        ("road_go_ta_rl_en.tsv", "road_go_ta_rl"),
        ("road_go_ta_rl_en.tsv", "abc"),
        ("road_go_ta_rl_en.tsv", "QQ"),
    ]
    assert str(caught.value).startswith("3 files: 7 faults:")
    assert read_fetched(settings.geodata) == {}


def test_other_editions_may_be_left_out_when_it_is_asked_for(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "estat_road_go_ta_rl.tsv"
    path.write_text(TSV + "A,FR30,TOTAL,THS_T,EU27_2020\t5 \t1 \n")
    with pytest.raises(DataFaults, match=r"NUTS 2013, not of NUTS 2021.*OTHER_NUTS=leave-out"):
        take(settings, tmp_path)
    assert take(settings, tmp_path, leave_out_other_nuts=True) == ("road_go_ta_rl",)


def test_a_folder_without_tables_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="road_go_ta_rl"):
        take(settings, tmp_path)


def test_a_table_that_the_atlas_has_no_use_for_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "estat_nama_10_gdp.tsv").write_text(TSV + "A,SE,TOTAL,THS_T,SE\t5 \t1 \n")
    with pytest.raises(DataFaults, match="'nama_10_gdp' is a table that the atlas has no use for"):
        take(settings, tmp_path)


def test_the_command_ends_with_one_where_something_is_wrong(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "read_settings", lambda: settings)
    assert main([str(tmp_path)]) == 1
    (tmp_path / "t.csv.gz").write_bytes(body("tran_r_mago_nm"))
    assert main([str(tmp_path), "--other-nuts", "leave-out"]) == 0
    with serving() as gone:
        monkeypatch.setattr(
            entry, "read_settings", lambda: replace(settings, eurostat_api=gone.address)
        )
    assert main([]) == 1
