"""Official freight by region and by port, out of the tables that the user fetched."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.sources.observations import FLAG, TIME, VALUE
from dashboard.sources.stat_tables import TABLES, TONNE_KM, TONNES, TableSpec

EU = "EU27_2020"
EU_COUNTRIES = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
ALL = "TOTAL"
ROW = (
    *("region_id", "year", "mode", "quantity", "value", "unit", "flag", "status"),
    *("known", "out_of", "source_table"),
)
PORT_ROW = ("port_id", *ROW[1:])
LOADED, UNLOADED, BOTH = "tonnes_loaded", "tonnes_unloaded", "tonnes_handled"
NUTS_2 = 4
"""Letters of the codes of level 2."""
_MEASURES = {"FR_LD": LOADED, "FR_NLD": UNLOADED, "FR_LD_NLD": BOTH}
_DIRECTIONS = {"OUT": LOADED, "IN": UNLOADED, ALL: BOTH}
_log = logging.getLogger(__name__)


def figure_status(value: float, flag: str) -> str:
    """Return how sure a figure of Eurostat is.

    Parameters
    ----------
    value
        The figure; NaN where it is missing.
    flag
        Eurostat's letters.

    Returns
    -------
    status
        ``confidential``, ``missing``, ``estimated`` (e, s, f), ``provisional`` (p) or
        ``official``.

    Examples
    --------
    >>> figure_status(1.0, "be"), figure_status(float("nan"), "u"), figure_status(1.0, "c")
    ('estimated', 'missing', 'confidential')
    """
    if "c" in flag.lower():
        return "confidential"
    if np.isnan(value):
        return "missing"
    if any(letter in flag for letter in "esf"):
        return "estimated"
    return "provisional" if "p" in flag else "official"


def official_by_region(tables: Mapping[str, pd.DataFrame], regions: frozenset[str]) -> pd.DataFrame:
    """Return what regions load and unload, as Eurostat published it.

    Parameters
    ----------
    tables
        As `dashboard.sources.fetched.read_fetched` gives them.
    regions
        Codes of the regions of the atlas (NUTS 2021), any level. Rows of others are left out.

    Returns
    -------
    rows
        One row per region, year, mode and quantity, sorted so: ``region_id``, ``year``,
        ``mode``, ``quantity``, ``value`` (in ``unit``; NaN where it is missing or confidential),
        ``unit`` (``t`` or ``tkm``), ``flag`` (Eurostat's letters), ``status`` (as of
        `figure_status`; ``partial`` where a sum over pairs lacks some), ``known`` and ``out_of``
        (pairs that are known, and all pairs of the region with the regions of its country,
        itself among them, whether the table has them or not; zero where the figure is no sum
        over pairs), ``source_table``. No rows where nothing was fetched.

    Notes
    -----
    Quantities: ``tonnes_loaded``, ``tonnes_unloaded``; ``tonnes_handled`` (sea, both
    directions); ``tonne_km_loaded``, ``tonne_km_unloaded``; ``tonnes_loaded_national``,
    ``tonnes_unloaded_national`` and ``tonnes_inside`` (rail and waterway, transport within one
    country). Road tonnes are those that hauliers registered in the EU of 27 carried, so they are
    given for regions of the EU only; a lorry of another country is not in them. Nothing is
    summed over regions. A ``partial`` figure is a lower limit: not for taking the place of an
    estimate. Not for adding modes up: the same goods are loaded again at each hub.
    """
    made = [
        _BY_KIND[spec.kind](_totals(rows, spec), spec, regions)
        for code, rows in tables.items()
        if (spec := TABLES.get(code)) is not None and spec.kind in _BY_KIND
    ]
    return _finished([one[one["region_id"].isin(regions)] for one in made], ROW)


def official_by_port(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the gross weight of goods that main ports handled, as Eurostat published it.

    Parameters
    ----------
    tables
        As `dashboard.sources.fetched.read_fetched` gives them.

    Returns
    -------
    rows
        As of `official_by_region`, with ``port_id`` (``port:`` and the last five signs of
        Eurostat's code, which are its UN/LOCODE, or a group such as BE003) in place of
        ``region_id``. Outwards is ``tonnes_loaded``, inwards ``tonnes_unloaded``, both together
        ``tonnes_handled``.

    Notes
    -----
    Weight without the tare of containers and ro-ro units: not to be mixed with what port
    authorities publish.
    """
    made = []
    for code, rows in tables.items():
        spec = TABLES.get(code)
        if spec is None or spec.kind != "by_port":
            continue
        here = _totals(rows, spec, keep=("direct", "rep_mar"))
        here = here[here["rep_mar"].str.fullmatch(r"[A-Z]{2}_[0-9A-Z]+[A-Z]{2}[A-Z0-9]{3}")]
        here = here[here["direct"].isin(list(_DIRECTIONS))]
        quantity = here["direct"].map(_DIRECTIONS)
        made.append(_rows(here, "port:" + here["rep_mar"].str[-5:], quantity, spec, "port_id"))
    return _finished(made, PORT_ROW)


def sum_of_parts(rows: pd.DataFrame, parts: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return figures of regions as the sum of those of the regions in them.

    Parameters
    ----------
    rows
        As `official_by_region` gives them.
    parts
        For each region the regions of one lower level that make it up.

    Returns
    -------
    sums
        Rows of the same form, one for each region of ``parts`` of which a part has a row. A part
        that is not known makes the sum unknown: its status is then ``confidential`` or
        ``missing``. Else the status is the least sure one of the parts. ``flag`` has the
        letters of all parts.
    """
    whole = {part: region for region, own in parts.items() for part in own}
    here = rows[rows["region_id"].isin(whole)]
    if here.empty:
        return rows.iloc[:0]
    here = here.assign(region_id=here["region_id"].map(whole))
    sums = here.groupby(_KEYS, as_index=False, sort=True).agg(
        value=("value", lambda values: values.sum(skipna=False)),
        parts=("value", "size"),
        flag=("flag", _all_letters),
        status=("status", _least_sure),
        known=("known", "sum"),
        out_of=("out_of", "sum"),
    )
    short = sums["parts"] < sums["region_id"].map({name: len(own) for name, own in parts.items()})
    sums.loc[short, "value"] = np.nan
    sums.loc[short & (sums["status"] != "confidential"), "status"] = "missing"
    return sums[list(ROW)]


_KEYS = ["region_id", "year", "mode", "quantity", "unit", "source_table"]
_SURENESS = ("confidential", "missing", "partial", "estimated", "provisional", "official")


def _all_letters(flags: pd.Series) -> str:
    return "".join(sorted(set("".join(flags))))


def _least_sure(statuses: pd.Series) -> str:
    found = set(statuses)
    return next(status for status in _SURENESS if status in found)


def _totals(rows: pd.DataFrame, spec: TableSpec, keep: Sequence[str] = ()) -> pd.DataFrame:
    """Return annual rows at the total of every dimension that does not say what is asked.

    The codes of a dimension without a total cannot be summed without counting twice or leaving
    out: then there are no rows, and it is said.
    """
    kept = {"unit", "geo", "tra_meas", *spec.regions, *keep}
    here = rows[rows["unit"].isin([*TONNES, *TONNE_KM])]
    for name in here.columns.difference([*kept, TIME, VALUE, FLAG]):
        wanted = {"freq": "A"}.get(name, ALL)
        if wanted not in set(here[name]):
            _log.warning("%s: %s has no %s, so nothing is used", spec.code, name, wanted)
        here = here[here[name] == wanted]
    texts = {name: here[name].astype(str) for name in here.columns.difference([VALUE])}
    return here.assign(**texts)


def _rows(
    here: pd.DataFrame, subject: pd.Series, quantity: pd.Series, spec: TableSpec, name: str
) -> pd.DataFrame:
    unit = here["unit"]
    value = here[VALUE] * unit.map(TONNES | TONNE_KM).astype("float64")
    status = [figure_status(*pair) for pair in zip(value, here[FLAG], strict=True)]
    performance = unit.isin(list(TONNE_KM))
    return pd.DataFrame(
        {
            name: subject,
            "year": here[TIME].astype("int64"),
            "mode": spec.mode,
            "quantity": quantity.where(~performance, quantity.str.replace("tonnes", "tonne_km")),
            "value": value.where(np.array(status, dtype=object) != "confidential"),
            "unit": np.where(performance, "tkm", "t"),
            "flag": here[FLAG],
            "status": status,
            "known": 0,
            "out_of": 0,
            "source_table": spec.code,
        }
    )


def _by_reporter(here: pd.DataFrame, spec: TableSpec, _: frozenset[str]) -> pd.DataFrame:
    """Give what the hauliers of the EU of 27 together carried from or to each of its regions."""
    place = spec.regions[0]
    if EU not in set(here["geo"]):
        _log.warning("%s has no reporter %s, so nothing is used", spec.code, EU)
    here = here[(here["geo"] == EU) & here[place].str[:2].isin(EU_COUNTRIES)]
    quantity = pd.Series(LOADED if place == "c_load" else UNLOADED, index=here.index)
    return _rows(here, here[place], quantity, spec, "region_id")


def _by_region(here: pd.DataFrame, spec: TableSpec, _: frozenset[str]) -> pd.DataFrame:
    here = here[here["tra_meas"].isin(list(_MEASURES))]
    return _rows(here, here["geo"], here["tra_meas"].map(_MEASURES), spec, "region_id")


def _between_regions(here: pd.DataFrame, spec: TableSpec, regions: frozenset[str]) -> pd.DataFrame:
    """Give sums over all regions of level 2 of the same country at the other end.

    A pair that the table does not have is not known: neither zero nor left out of the count.
    """
    if not {"c_load", "c_unload"} <= set(here.columns):
        _log.warning("%s has no c_load and c_unload, so nothing is used", spec.code)
        return pd.DataFrame(columns=list(ROW))
    origin, goal = here["c_load"], here["c_unload"]
    level_2 = [code for code in regions if len(code) == NUTS_2]
    inside = (origin.str[:2] == goal.str[:2]) & origin.isin(level_2) & goal.isin(level_2)
    here = here[inside & (here["geo"] == origin.str[:2])]
    one = here[here["c_load"] == here["c_unload"]]
    named = pd.Series("tonnes_inside", index=one.index)
    made = [_rows(one, one["c_load"], named, spec, "region_id")]
    pairs = pd.Series(level_2, dtype="str").str[:2].value_counts()
    for place, quantity in (("c_load", LOADED), ("c_unload", UNLOADED)):
        named = pd.Series(f"{quantity}_national", index=here.index)
        made.append(_sum_of_ends(_rows(here, here[place], named, spec, "region_id"), pairs))
    return pd.concat(made, ignore_index=True)


def _sum_of_ends(rows: pd.DataFrame, pairs: pd.Series) -> pd.DataFrame:
    """Add up pairs; where some are not known the sum is partial, where none is it is missing.

    ``pairs`` has the number of regions of each country: so many pairs each sum ought to have.
    """
    if rows.empty:
        return rows
    sums = rows.groupby(_KEYS, as_index=False, sort=True).agg(
        value=("value", lambda values: values.sum(min_count=1)),
        flag=("flag", _all_letters),
        status=("status", _least_sure),
        known=("value", "count"),
    )
    sums["out_of"] = sums["region_id"].str[:2].map(pairs).astype("int64")
    some = (sums["known"] > 0) & (sums["known"] < sums["out_of"])
    return sums.assign(status=sums["status"].where(~some, "partial"))


_BY_KIND = {
    "by_reporter": _by_reporter,
    "by_region": _by_region,
    "between_regions": _between_regions,
}


def _finished(made: Sequence[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    filled = [one[list(columns)] for one in made if not one.empty]
    if not filled:
        return pd.DataFrame({name: [] for name in columns})
    rows = pd.concat(filled, ignore_index=True)
    return rows.sort_values(list(columns[:4]), ignore_index=True)
