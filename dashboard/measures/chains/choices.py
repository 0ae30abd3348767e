"""What a reader may choose for a load and its chains: cooling, fuel, power, ship."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.words import N_


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a reader may choose.

    Parameters
    ----------
    label, group
        Name, to be translated, and the group that it stands in.
    options
        Name of each option by its key, to be translated.
    default
        Key of the option taken without a choice.
    factor_ids
        Factors that the options stand for.
    note
        What is to be known, to be translated.
    source_ids
        Sources besides those of the factors.
    """

    label: str
    group: str
    options: Mapping[str, str]
    default: str
    factor_ids: tuple[str, ...] = ()
    note: str = ""
    source_ids: tuple[str, ...] = ()


CHOICES: dict[str, Choice] = {
    "reefer": Choice(
        N_("Cooled load"),
        "load",
        {"no": N_("No"), "yes": N_("Yes")},
        "no",
        ("artic-cold-average-ttw",),
    ),
    "fuel": Choice(
        N_("Fuel of the lorry"),
        "road",
        {
            "diesel-b7": N_("Diesel with 6.3% biodiesel"),
            "diesel-fossil": N_("Fossil diesel"),
            "hvo": N_("HVO"),
            "fame": N_("Biodiesel (FAME)"),
        },
        "diesel-b7",
        ("diesel-b7-wtw", "diesel-fossil-wtw", "hvo-wtw", "fame-wtw"),
        N_("The lorry takes the same energy for a kilometre with each of them."),
    ),
    "rail_power": Choice(
        N_("Power of the train"),
        "rail",
        {
            "grid": N_("Electricity of the countries on the way"),
            "de-2021": N_("Electricity, Germany 2021"),
            "diesel": N_("Diesel train"),
        },
        "grid",
        ("power-train-de21-wtw", "rail-diesel-ttw"),
        N_("For the countries: CO₂ of what their power plants make, by kilometres in each."),
        ("ember-co2js-0.17.0",),
    ),
    "ship": Choice(
        N_("Ship"),
        "sea",
        {
            "feeder": N_("Container ship under 1,000 TEU"),
            "container": N_("Container ship, average"),
            "roro": N_("Ro-ro ferry, average"),
        },
        "feeder",
        ("ship-feeder-ttw", "ship-container-ttw", "ship-roro-ttw"),
    ),
}
"""Every choice in the order of the page."""
