"""A real PostgreSQL server from Debian's package, for the tests: started, and stopped by its id."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.serving import HOST, PATIENCE_S, free_port

PACKAGES = Path("/usr/lib/postgresql")
OWNER = "hinterland"
SERVERS_USERS = ("postgres", "nobody")  # the server refuses to run as root


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server, at 127.0.0.1 only.

    Parameters
    ----------
    port
        Where it listens.
    pid
        Process of its postmaster.
    password
        Of `OWNER`, who may do everything.
    """

    port: int
    pid: int
    password: str

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database, as ``DATABASE_URL`` has it."""
        return f"postgresql://{OWNER}:{self.password}@{HOST}:{self.port}/{database}"

    def ask(self, statement: str) -> None:
        """Run a statement outside of any transaction, such as ``CREATE DATABASE``."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def let_go(self, database: str) -> None:
        """Wait until nobody is in a database any more: only then can it be copied."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            while connection.execute(query, [database]).fetchone() != (0,):
                time.sleep(0.01)


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, the newest where there are several.

    Raises
    ------
    FileNotFoundError
        If it is not installed.
    """
    found = sorted(PACKAGES.glob("*/bin/initdb"), key=lambda one: float(one.parent.parent.name))
    path = str(found[-1]) if found else shutil.which("initdb")
    if path is None:
        raise FileNotFoundError(
            "The tests of the store need PostgreSQL: run make servers, or install it "
            "(on Debian: sudo apt-get install postgresql)."
        )
    return Path(path).resolve().parent


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """Run a server in a folder of its own, for as long as the block runs."""
    home, password = programs(), secrets.token_hex(16)
    account = _account()
    with tempfile.TemporaryDirectory(prefix="hinterland-postgres-") as name:
        folder, port = Path(name), free_port()
        secret, log = folder / "password", folder / "log"
        secret.write_text(password)
        log.touch()
        if account:
            for path in (folder, secret, log):
                os.chown(path, account.pw_uid, account.pw_gid)
        _run(_initdb(home, folder, secret), account, folder)
        with log.open("w") as told:
            process = _start(_serve(home, folder, port), account, folder, told.fileno())
            server = PostgresServer(port, process.pid, password)
            try:
                _wait(server, process, log)
                yield server
            finally:
                process.send_signal(signal.SIGINT)  # ends what is open, and closes in order
                process.wait(PATIENCE_S)


def _account() -> pwd.struct_passwd | None:
    """Return whom the server runs as where we are root; ``None`` for ourselves."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return next(known[name] for name in SERVERS_USERS if name in known)


def _initdb(home: Path, folder: Path, secret: Path) -> list[str]:
    return [
        str(home / "initdb"),
        *("-D", str(folder / "data"), "-U", OWNER, "--pwfile", str(secret)),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"),
        *("--no-sync", "--no-instructions"),
    ]


def _serve(home: Path, folder: Path, port: int) -> list[str]:
    choices = {
        "listen_addresses": HOST,
        "port": str(port),
        "unix_socket_directories": str(folder),
        "fsync": "off",  # the machine does not lose power during a test
        "shared_buffers": "16MB",
        "max_connections": "60",
    }
    chosen = [part for key, value in choices.items() for part in ("-c", f"{key}={value}")]
    return [str(home / "postgres"), "-D", str(folder / "data"), *chosen]


def _start(
    command: list[str], account: pwd.struct_passwd | None, folder: Path, output: int
) -> subprocess.Popen[bytes]:
    if account is None:
        return subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=output,
        stderr=output,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
    )


def _run(command: list[str], account: pwd.struct_passwd | None, folder: Path) -> None:
    process = _start(command, account, folder, subprocess.DEVNULL)
    if process.wait(PATIENCE_S) != 0:
        raise RuntimeError(f"{command[0]} failed: run it by hand to see why: {command}")


def _wait(server: PostgresServer, process: subprocess.Popen[bytes], log: Path) -> None:
    begun = time.perf_counter()
    while True:
        try:
            psycopg.connect(server.url(), connect_timeout=5).close()
            return
        except psycopg.OperationalError as error:
            late = time.perf_counter() - begun > PATIENCE_S
            if late or process.poll() is not None:
                raise RuntimeError(f"PostgreSQL does not answer:\n{log.read_text()}") from error
        time.sleep(0.05)
