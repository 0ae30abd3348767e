"""The one state of the page: what is asked, which is also the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

from dashboard.words import LANGUAGES

LAYERS = ("ports", "clusters", "corridors", "flows", "load", "all_modes")
USUAL_LAYERS = ("ports", "clusters", "corridors")
LEVELS = ("eu", "0", "1", "2", "3", "place")
MOST_SELECTED = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked of one measure.

    Parameters
    ----------
    years
        From the first year with a figure to the last, none left out.
    modes
        Modes it is counted by; empty where it is not counted by mode.
    levels
        Levels it holds for: ``eu``, ``0`` to ``3``, ``place``.
    definitions
        Definitions that are never mixed; empty where there is only one.
    year, mode, level, definition
        What is shown when nothing is asked.
    by_level
        Definitions of each of `LEVELS`, the usual one first; empty where all levels have the
        same ones.
    """

    years: tuple[int, ...]
    modes: tuple[str, ...]
    levels: tuple[str, ...]
    definitions: tuple[str, ...]
    year: int
    mode: str
    level: str
    definition: str
    by_level: tuple[tuple[str, ...], ...] = ()

    def definitions_at(self, level: str) -> tuple[str, ...]:
        """Return the definitions that a level has, the usual one first."""
        return self.by_level[LEVELS.index(level)] if self.by_level else self.definitions


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader looks at; every picture on the page shows this and nothing else.

    Parameters
    ----------
    measure
        Key of a measure.
    year
        Calendar year.
    mode
        Mode of transport; empty where the measure is not counted by mode.
    level
        ``0`` to ``3`` for NUTS levels, ``place`` for ports and clusters one by one.
    definition
        Which definition of a port's figures; empty where there is only one.
    selected
        Up to five things, first chosen first: a region by its code, else ``port:``,
        ``cluster:`` or ``corridor:`` and the code.
    layers
        Layers that are drawn, in the order of `LAYERS`; those of `USUAL_LAYERS` where nothing
        is asked. With ``all_modes``, flows and loads are of all modes, not of the one shown.
    language
        One of ``en``, ``sv``, ``fr``.
    """

    measure: str
    year: int
    mode: str
    level: str
    definition: str = ""
    selected: tuple[str, ...] = ()
    layers: tuple[str, ...] = USUAL_LAYERS
    language: str = "en"

    def to_query(self) -> str:
        """Return the query part of the address, without the question mark.

        `read_selection` gives the same selection back.
        """
        parts = {
            "measure": self.measure,
            "year": str(self.year),
            "mode": self.mode,
            "level": self.level,
            "definition": self.definition,
            "select": ",".join(self.selected),
            "layers": ",".join(self.layers) or "none",
            "lang": self.language,
        }
        return urlencode({name: text for name, text in parts.items() if text}, safe=":,")

    def showing(self, **changes: object) -> Selection:
        """Return this selection with some of its parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of an address that could not be used.

    Parameters
    ----------
    parameter
        Name of the part.
    value
        What it said.
    used
        What is shown in its place; empty where it was left out.
    """

    parameter: str
    value: str
    used: str


def default_selection(choices: Mapping[str, Choices], language: str = "en") -> Selection:
    """Return what the page shows when nothing is asked: the first measure."""
    measure = next(iter(choices))
    own = choices[measure]
    return Selection(measure, own.year, own.mode, own.level, own.definition, language=language)


def read_selection(
    query: str,
    choices: Mapping[str, Choices],
    is_known: Callable[[str], bool],
    language: str = "en",
) -> tuple[Selection, tuple[Damage, ...]]:
    """Return the selection that an address asks for, and what of it was damaged.

    Every damaged value falls back to its default and is told; the rest is kept.

    Parameters
    ----------
    query
        Query part of an address, with or without its question mark.
    choices
        What each measure allows, the default measure first.
    is_known
        Says whether a region or place of that code exists.
    language
        Language to use where the address names none.

    Returns
    -------
    selection
        A selection that the measure allows.
    damages
        One for each part that was not usable, in the order of the address.
    """
    asked = parse_qs(query.removeprefix("?"), keep_blank_values=False)
    damages: list[Damage] = []

    def pick(name: str, allowed: Sequence[str], default: str) -> str:
        if name not in asked:
            return default
        value = asked[name][-1]
        if value in allowed:
            return value
        damages.append(Damage(name, value, default))
        return default

    measure = pick("measure", tuple(choices), next(iter(choices)))
    own = choices[measure]
    level = pick("level", own.levels, own.level)
    definition = pick("definition", own.definitions, own.definition)
    at_level = own.definitions_at(level)
    selection = Selection(
        measure=measure,
        year=int(pick("year", [str(year) for year in own.years], str(own.year))),
        mode=pick("mode", own.modes, own.mode),
        level=level,
        definition=definition if definition in at_level else (*at_level, "")[0],
        selected=_read_selected(asked.get("select", [""])[-1], is_known, damages),
        layers=_read_layers(asked, damages),
        language=pick("lang", LANGUAGES, language),
    )
    return selection, tuple(damages)


def _read_selected(
    text: str, is_known: Callable[[str], bool], damages: list[Damage]
) -> tuple[str, ...]:
    codes = list(dict.fromkeys(code for code in text.split(",") if code))
    unknown = [code for code in codes if not is_known(code)]
    damages.extend(Damage("select", code, "") for code in unknown)
    known = [code for code in codes if code not in unknown]
    damages.extend(Damage("select", code, "") for code in known[MOST_SELECTED:])
    return tuple(known[:MOST_SELECTED])


def _read_layers(asked: Mapping[str, Sequence[str]], damages: list[Damage]) -> tuple[str, ...]:
    if "layers" not in asked:
        return USUAL_LAYERS
    named = asked["layers"][-1].split(",")
    damages.extend(Damage("layers", name, "") for name in named if name not in (*LAYERS, "none"))
    return tuple(layer for layer in LAYERS if layer in named)
