"""Which ports' figures make up the sum of a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.measures.cube import Figure

LEVELS = ("0", "1", "2", "3")


@dataclass(frozen=True)
class Register:
    """The ports and port groups that sums are made of.

    Parameters
    ----------
    regions
        For each port its regions of levels 0 to 3, by place id; None where not known.
    members
        For each port group the place ids of its members in the register.
    wider
        Groups with a member outside the register, which is only known to lie in the country of
        the others.
    """

    regions: Mapping[str, tuple[str | None, ...]]
    members: Mapping[str, tuple[str, ...]]
    wider: frozenset[str] = frozenset()
    ports_by_region: dict[str, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for port, regions in self.regions.items():
            for region in filter(None, regions):
                self.ports_by_region.setdefault(region, []).append(port)

    def holds_group(self, region_id: str, group: str) -> bool:
        """Whether a region holds every member of a port group."""
        members = self.members[group]
        column = 1 if group in self.wider else len(LEVELS)
        return bool(members) and all(
            region_id in self.regions.get(port, ())[:column] for port in members
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """What a region's sum is made of.

    Parameters
    ----------
    figures
        Figures that are added, of ports and of port groups.
    known
        Ports of the register in the region whose traffic is in one of the figures.
    out_of
        Ports of the register in the region.
    """

    figures: tuple[Figure, ...]
    known: int
    out_of: int


def parts_of_region(region_id: str, figures: Mapping[str, Figure], register: Register) -> Parts:
    """Return the figures that make up a region's sum in one year and definition.

    Every port in the region with a figure of its own counts. The figure of a port group takes
    the place of its members' own figures when all members lie in the region and one of them has
    no figure of its own; else the group's figure is left out. So nothing is counted twice, and
    nothing is divided that nobody knows how to divide.

    Parameters
    ----------
    region_id
        A region of level 0 to 3.
    figures
        Figures of one year and definition by place id, ports and port groups alike.
    register
        Where ports lie and what groups are made of.
    """
    ports = register.ports_by_region.get(region_id, [])
    counted = {port: figures[port] for port in ports if _is_known(figures, port)}
    for group, members in register.members.items():
        if not _is_known(figures, group) or not register.holds_group(region_id, group):
            continue
        if not all(_is_known(figures, port) for port in members):
            counted |= dict.fromkeys(members, figures[group])
    added = {figure.subject_id: figure for figure in counted.values()}
    return Parts(tuple(added.values()), len(counted), len(ports))


def _is_known(figures: Mapping[str, Figure], place: str) -> bool:
    return place in figures and figures[place].is_known


def regions_to_sum(places: Iterable[str], register: Register) -> dict[str, str]:
    """Return the regions that may have a sum, and their levels.

    Parameters
    ----------
    places
        Place ids that have a figure.
    register
        Where ports lie and what groups are made of.
    """
    found: dict[str, str] = {}
    for place in places:
        for port in register.members.get(place, (place,)):
            for level, region in zip(LEVELS, register.regions.get(port, ()), strict=False):
                if region is not None:
                    found[region] = level
    return found
