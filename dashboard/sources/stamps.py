"""What each step of the build was made from, and what it made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.errors import MissingInput
from dashboard.sources.built import WEB, read_json, write_json

STAMPS = "stamp.json"


class StepStamp(NamedTuple):
    """What a step of the build was made from and what it made.

    Parameters
    ----------
    stamp
        Hash of everything that the step read, and of its code.
    files
        Every file that it made, as paths from ``built``.
    web
        Hashed file name of each logical name.
    """

    stamp: str
    files: list[str]
    web: dict[str, str]

    @classmethod
    def of(cls, built: Path, stamp: str, files: Sequence[str], web: dict[str, str]) -> StepStamp:
        """Return the stamp of a step that has written its files into ``built``."""
        packed = [
            f"{WEB}/{name}{ending}"
            for name in web.values()
            for ending in ("", ".br", ".gz")
            if (built / WEB / f"{name}{ending}").is_file()
        ]
        return cls(stamp, [*files, *packed], web)


def write_stamps(built: Path, stamps: Mapping[str, StepStamp]) -> None:
    """Write what each step was made from."""
    write_json(built / STAMPS, {name: stamp._asdict() for name, stamp in stamps.items()})


def read_stamps(built: Path) -> dict[str, StepStamp]:
    """Return what each step was made from; nothing where nothing is built, or it is unreadable."""
    path = built / STAMPS
    try:
        return {name: StepStamp(**made) for name, made in read_json(path).items()}
    except (MissingInput, ValueError, TypeError, AttributeError):
        return {}


def build_stamp(built: Path) -> str:
    """Return what changes when any step of the build was made anew, 24 hexadecimal digits."""
    stamps = sorted((name, one.stamp) for name, one in read_stamps(built).items())
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()[:24]
