"""Names of seas and where they are written on the map."""

from __future__ import annotations

from typing import NamedTuple


class SeaLabel(NamedTuple):
    """The name of a sea in the three languages, and a point in it (lon, lat)."""

    lon: float
    lat: float
    en: str
    sv: str
    fr: str
    rank: int = 1


SEAS = (
    SeaLabel(3.2, 56.3, "North Sea", "Nordsjön", "Mer du Nord"),
    SeaLabel(19.2, 56.2, "Baltic Sea", "Östersjön", "Mer Baltique"),
    SeaLabel(5.0, 38.4, "Mediterranean Sea", "Medelhavet", "Mer Méditerranée"),
    SeaLabel(34.0, 43.3, "Black Sea", "Svarta havet", "Mer Noire"),
    SeaLabel(-16.0, 48.0, "Atlantic Ocean", "Atlanten", "Océan Atlantique"),
    SeaLabel(2.0, 67.5, "Norwegian Sea", "Norska havet", "Mer de Norvège"),
    SeaLabel(15.6, 42.9, "Adriatic Sea", "Adriatiska havet", "Mer Adriatique", 2),
    SeaLabel(25.2, 38.6, "Aegean Sea", "Egeiska havet", "Mer Égée", 2),
    SeaLabel(18.6, 37.7, "Ionian Sea", "Joniska havet", "Mer Ionienne", 2),
    SeaLabel(12.0, 39.8, "Tyrrhenian Sea", "Tyrrenska havet", "Mer Tyrrhénienne", 2),
    SeaLabel(-4.6, 45.6, "Bay of Biscay", "Biscayabukten", "Golfe de Gascogne", 2),
    SeaLabel(19.6, 61.6, "Gulf of Bothnia", "Bottniska viken", "Golfe de Botnie", 2),
    SeaLabel(-5.0, 53.9, "Irish Sea", "Irländska sjön", "Mer d’Irlande", 2),
    SeaLabel(-1.6, 50.0, "English Channel", "Engelska kanalen", "La Manche", 2),
    SeaLabel(40.0, 73.0, "Barents Sea", "Barents hav", "Mer de Barents", 2),
)
