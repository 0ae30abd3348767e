"""The tables are brought from any revision to the newest, whole, and never back."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from dashboard.store import tables, upgrade
from dashboard.store.faults import NewerStore
from dashboard.store.store import Store, open_store

NEXT = '''
"""A change to come."""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade():
    op.add_column("views", sa.Column("colour", sa.Text(), nullable=True))
    op.execute("UPDATE settings SET key = 'renamed'")
    {last}
'''


def next_revision(monkeypatch: pytest.MonkeyPatch, folder: Path, last: str = "") -> None:
    """Let this program know one more change than it does."""
    changes = folder / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, changes, ignore=shutil.ignore_patterns("__pycache__"))
    (changes / "versions" / "v0002_next.py").write_text(NEXT.format(last=last))
    monkeypatch.setattr(upgrade, "MIGRATIONS", changes)


def put(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.insert(tables.settings).values(key="old", value=1))


def seen(store: Store) -> tuple[str, list[str], bool]:
    with store.reading() as connection:
        keys = list(connection.execute(sa.select(tables.settings.c.key)).scalars())
        columns = {one["name"] for one in sa.inspect(connection).get_columns("views")}
        return upgrade.revision_of(connection), keys, "colour" in columns


def test_the_changes_make_the_very_tables_that_the_program_uses(store: Store) -> None:
    with store.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.TABLES) == []


def test_every_constraint_has_the_name_that_the_program_gives_it(store: Store) -> None:
    with store.reading() as connection:
        inspector = sa.inspect(connection)
        for table in tables.TABLES.sorted_tables:
            made = {one["name"] for one in inspector.get_check_constraints(table.name)}
            made |= {one["name"] for one in inspector.get_unique_constraints(table.name)}
            made |= {one["name"] for one in inspector.get_foreign_keys(table.name)}
            made |= {inspector.get_pk_constraint(table.name)["name"]}
            assert made == {one.name for one in table.constraints}, table.name


def test_an_older_store_is_brought_up_to_date_with_all_it_holds(
    store_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    older = open_store(store_url)
    put(older)
    assert seen(older) == ("0001", ["old"], False)
    older.close()
    next_revision(monkeypatch, tmp_path)
    newest = open_store(store_url)
    assert seen(newest) == ("0002", ["renamed"], True)
    newest.close()


def test_a_change_that_fails_half_way_leaves_the_store_as_it_was(
    store_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    older = open_store(store_url)
    put(older)
    with monkeypatch.context() as patch:
        next_revision(patch, tmp_path, "raise RuntimeError('half way')")
        with pytest.raises(RuntimeError, match="half way"):
            open_store(store_url)
    assert seen(older) == ("0001", ["old"], False)
    older.close()


def test_a_newer_store_is_refused_and_stays_as_it_is(
    store_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        next_revision(patch, tmp_path)
        newest = open_store(store_url)
    with pytest.raises(NewerStore) as caught:
        open_store(store_url)
    assert "written by a newer Hinterland" in caught.value.what
    assert "Start the newer Hinterland" in caught.value.mend
    assert seen(newest)[0] == "0002"
    newest.close()


def test_two_that_start_at_once_make_the_tables_once(store_url: str) -> None:
    gate, opened, failed = threading.Barrier(4), [], []

    def start() -> None:
        gate.wait()
        try:
            opened.append(open_store(store_url))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    revisions = [seen(store)[0] for store in opened]
    for store in opened:
        store.close()
    assert (failed, revisions) == ([], ["0001"] * 4)
