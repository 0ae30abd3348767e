"""Files for browsers packed while the next step is at work, and the bar that shows it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from tqdm import tqdm

from dashboard.build.made import Made
from dashboard.sources.built import write_web

_PACKERS = 2


class Packing:
    """Packs in the background; packing is what takes longest, and lets other work go on.

    Parameters
    ----------
    folder
        Where the files are written.
    older
        Folder of the build before, of which what has not changed is taken.
    steps
        How many steps are to be done; each, and each file, moves the bar on by one.
    """

    def __init__(self, folder: Path, older: Path, steps: int) -> None:
        self._folder, self._older = folder, older
        self._packers = ThreadPoolExecutor(_PACKERS)
        self._bar: tqdm[NoReturn] = tqdm(
            total=steps, desc=f"Building {older.parent.name}", unit="part"
        )
        self._parts = steps
        self._files: dict[str, Future[str]] = {}

    def __enter__(self) -> Packing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._packers.shutdown(cancel_futures=True)
        self._bar.close()

    def expect(self, parts: int) -> None:
        """Say that there is more to be done than was known."""
        self._parts += parts
        self._bar.total = self._parts

    def begin(self, made: Made, step: str) -> Made:
        """Begin to pack what a step has made, the largest file first, and return it."""
        self.expect(len(made.web))
        self._bar.set_postfix_str(step)
        self._bar.update()
        for name in sorted(made.web, key=lambda name: -len(made.web[name])):
            self._files[name] = self._packers.submit(self._write, name, made.web[name])
        return made

    def finish(self) -> dict[str, str]:
        """Wait until all is packed, and return the hashed file name of each logical name."""
        return {name: file.result() for name, file in self._files.items()}

    def _write(self, name: str, content: bytes) -> str:
        hashed = write_web(self._folder, name, content, self._older)
        self._bar.update()
        return hashed
