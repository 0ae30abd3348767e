"""Errors in three parts: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class HinterlandError(Exception):
    """Base of every error that a person can mend.

    Parameters
    ----------
    what
        What is wrong, one plain sentence without a full stop.
    where
        File, row, column or setting that is meant.
    mend
        How to mend it, as an instruction.
    """

    def __init__(self, what: str, where: str, mend: str) -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(f"{where}: {what}. {mend}.")


class MissingInput(HinterlandError):
    """A file or package that the build needs is not there."""


class ChangedFile(HinterlandError):
    """A file is not the one that ``sources.toml`` describes."""


class WrongSetting(HinterlandError):
    """An environment variable has a value that cannot be used."""


class NoAnswer(HinterlandError):
    """A supplier's server cannot be reached, or does not give what it was asked for."""


class NotAllowed(HinterlandError):
    """A parameter, or its value, is not one of those that are allowed.

    Parameters
    ----------
    parameter
        Name of the parameter.
    value
        The value that was given.
    allowed
        The values that would have been accepted; a few examples where they are many.
    """

    def __init__(self, parameter: str, value: str, allowed: Sequence[str]) -> None:
        self.parameter, self.value, self.allowed = parameter, value, tuple(allowed)
        shown = ", ".join(self.allowed)
        super().__init__(f"'{value}' is not allowed", parameter, f"Use one of: {shown}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a data file.

    Parameters
    ----------
    file
        Name of the file.
    row
        Line in the file as an editor counts it, the head being line 1; 0 for the whole file.
    column
        Name of the column; empty for the whole row.
    value
        The value as read.
    problem
        What is wrong with it.
    mend
        How to mend it.
    """

    file: str
    row: int
    column: str
    value: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"line {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        whole_file = not (self.row or self.column or self.value)
        value = "the file" if whole_file else f"'{self.value}'"
        return f"{place}: {value} {self.problem}. {self.mend}."


class DataFaults(HinterlandError):
    """All faults of one or several data files, told at once, file by file.

    Parameters
    ----------
    faults
        The faults, at least one; those of a file in its order.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        files: dict[str, list[Fault]] = {fault.file: [] for fault in self.faults}
        for fault in self.faults:
            files[fault.file].append(fault)
        several = len(files) > 1
        where = f"{len(files)} files" if several else self.faults[0].file
        listed = [
            line
            for file, own in files.items()
            for line in (
                *([f"{file}: {_counted(own)}"] if several else []),
                *(f"  {fault}" for fault in own),
            )
        ]
        what = "\n".join([f"{_counted(self.faults)}:", *listed])
        mend = "Mend the files" if several else "Mend the file"
        super().__init__(what, where, mend)
        self.args = (f"{where}: {what}\n{mend}.",)


def _counted(faults: Sequence[Fault]) -> str:
    return f"{len(faults)} fault" if len(faults) == 1 else f"{len(faults)} faults"
