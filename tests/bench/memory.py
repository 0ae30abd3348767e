"""Memory of a server: its own and its fair part of what it shares."""

from __future__ import annotations

from pathlib import Path

from tests.serving import Server

PROC = Path("/proc")


def children(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they started."""
    lists = (PROC / str(pid) / "task").glob("*/children")
    own = [int(child) for one in lists for child in one.read_text().split()]
    return own + [further for child in own for further in children(child)]


def proportional_mb(pid: int) -> float:
    """Return the proportional set size in MB: what is shared is divided by those who share it."""
    for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    return float("nan")


def memory_mb(server: Server) -> dict[str, float] | None:
    """Return the memory of master and worker in MB; ``None`` where the system does not tell."""
    if not (PROC / str(server.pid) / "smaps_rollup").exists():
        return None
    workers = children(server.pid)
    return {
        "gunicorn's master": proportional_mb(server.pid),
        "its worker": sum(proportional_mb(pid) for pid in workers),
    }
