"""Flows of two regions that add up to those of their country, as the build hands them over."""

from __future__ import annotations

from dashboard.measures.raw import ServedRow
from dashboard.measures.served import SOURCES, with_all_modes

REGIONS = {"SE": ("0", 3.0), "SE1": ("1", 3.0), "SE11": ("2", 1.0), "SE12": ("2", 2.0)}
SIZES = {
    "tonnes_loaded": 3e6,
    "tonnes_unloaded": 2e6,
    "tonnes_inside": 1e6,
    "tonne_km_half": 500e6,
}
WITHOUT_WATERWAY = {(region, 2022, "inland_waterway") for region in REGIONS}


def row(region: str, mode: str, quantity: str, value: float) -> ServedRow:
    """Return what is carried in 2022, with a range from 20 % less to 30 % more."""
    level = REGIONS[region][0]
    ends = (value, value * 0.8, value * 1.3)
    return ServedRow(region, level, 2022, mode, quantity, *ends, "estimated", SOURCES[mode])


def single_rows() -> tuple[ServedRow, ...]:
    """Return road and rail of every region; rail carries as much as road."""
    return tuple(
        row(region, mode, quantity, size * part)
        for region, (_, part) in REGIONS.items()
        for mode in ("road", "rail")
        for quantity, size in SIZES.items()
    )


def served_rows() -> tuple[ServedRow, ...]:
    """Return the same with the sum of the modes."""
    return with_all_modes(single_rows(), WITHOUT_WATERWAY)
