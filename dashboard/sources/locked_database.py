"""A database in memory that may read one folder and nothing else."""

from __future__ import annotations

from pathlib import Path

import duckdb

MEMORY = "96MB"


def locked_database(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a database that answers from the Parquet files of a folder.

    Parameters
    ----------
    folder
        The only folder that it may read.

    Notes
    -----
    Nothing is fetched, loaded or set afterwards. One thread and little memory: a server asks it
    small questions, several at a time.
    """
    database = duckdb.connect(
        ":memory:",
        config={
            "threads": 1,
            "memory_limit": MEMORY,
            "allocator_flush_threshold": "8MB",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    database.execute("SET allowed_directories = ?", [[str(folder)]])
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database
