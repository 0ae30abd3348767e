"""The store opens, keeps all or nothing, and says what is wrong with it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from dashboard.errors import WrongSetting
from dashboard.store import tables
from dashboard.store.faults import DamagedStore, UnreachableStore
from dashboard.store.store import Store, open_store
from tests.postgres import PostgresServer
from tests.serving import free_port

ROW = {"key": "a", "value": {"n": 1}}


def kept(store: Store) -> dict[str, object]:
    with store.reading() as connection:
        rows = connection.execute(sa.select(tables.settings)).all()
    return {row.key: row.value for row in rows}


def write_twice(store: Store) -> None:
    with store.writing() as connection:
        for row in (ROW, ROW):
            connection.execute(sa.insert(tables.settings).values(row))


def sqlite_at(path: Path) -> str:
    return f"sqlite:///{path}"


def test_what_is_written_is_there_when_the_store_is_opened_again(store_url: str) -> None:
    first = open_store(store_url)
    with first.writing() as connection:
        connection.execute(sa.insert(tables.settings).values(ROW))
    first.close()
    second = open_store(store_url)
    assert kept(second) == {"a": {"n": 1}}
    second.close()


def test_a_block_that_fails_writes_nothing(store: Store) -> None:
    with pytest.raises(IntegrityError):
        write_twice(store)
    assert kept(store) == {}


def test_a_connection_for_reading_writes_nothing(store: Store) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"), store.reading() as connection:
        connection.execute(sa.insert(tables.settings).values(ROW))
    with store.writing() as connection:  # the same connection may write when it is asked to
        connection.execute(sa.insert(tables.settings).values(ROW))
    assert kept(store) == {"a": {"n": 1}}


def test_a_reader_sees_one_moment_however_long_it_reads(store: Store) -> None:
    query = sa.select(sa.func.count()).select_from(tables.settings)
    with store.reading() as reader:
        before = reader.execute(query).scalar()
        with store.writing() as writer:
            writer.execute(sa.insert(tables.settings).values(ROW))
        after = reader.execute(query).scalar()
    assert (before, after) == (0, 0)
    assert kept(store) == {"a": {"n": 1}}


def test_nobody_else_on_the_machine_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.sqlite3"
    open_store(sqlite_at(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", ["head", "middle", "no database"])
def test_a_damaged_store_is_refused_and_names_the_newest_backup(
    tmp_path: Path, damage: str
) -> None:
    path, backups = tmp_path / "store.sqlite3", tmp_path / "backups"
    open_store(sqlite_at(path)).close()
    content = bytearray(path.read_bytes())
    if damage == "no database":
        content = bytearray(b"Dear diary, " * 500)
    elif damage == "head":
        content[:100] = bytes(100)
    else:
        content[4096 : 4096 * 3] = b"\xff" * 4096 * 2
    path.write_bytes(content)
    backups.mkdir()
    for day in (13, 14):
        (backups / f"hinterland-202611{day}T080000.000000Z.zip").touch()
    with pytest.raises(DamagedStore) as caught:
        open_store(sqlite_at(path), backups)
    newest = backups / "hinterland-20261114T080000.000000Z.zip"
    assert f"make restore FROM={newest} FORCE=1" in caught.value.mend
    assert path.read_bytes() == content


def test_a_damaged_store_without_a_backup_says_what_else_can_be_done(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(DamagedStore, match="No backup was found"):
        open_store(sqlite_at(path), tmp_path / "backups")


def test_an_emptied_file_is_not_taken_for_a_new_store_where_there_are_backups(
    tmp_path: Path,
) -> None:
    (tmp_path / "store.sqlite3").touch()
    (tmp_path / "one.zip").touch()
    with pytest.raises(DamagedStore, match="its file is empty"):
        open_store(sqlite_at(tmp_path / "store.sqlite3"), tmp_path)


def test_a_store_out_of_reach_is_not_called_damaged(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    (tmp_path / "file").touch()
    nobody = f"postgresql://hinterland:secret@127.0.0.1:{free_port()}/hinterland"
    wrong = postgres_server.url().replace(postgres_server.password, "guessed")
    absent = postgres_server.url("not_there")
    for url in (sqlite_at(tmp_path / "file" / "store.sqlite3"), nobody, wrong, absent):
        with pytest.raises(UnreachableStore) as caught:
            open_store(url)
        assert "secret" not in str(caught.value)
        assert "guessed" not in str(caught.value)
        assert "damaged" not in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://a@b/c", "nonsense", "", "postgresql", "oracle+x://y"])
def test_the_address_of_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(WrongSetting, match="DATABASE_URL"):
        open_store(url)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_the_usual_ways_to_write_the_address_of_postgresql_are_understood(
    scheme: str, postgres_server: PostgresServer
) -> None:
    open_store(postgres_server.url().replace("postgresql", scheme, 1)).close()
