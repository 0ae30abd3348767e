"""The lines under key figures, one for each mode and measure."""

from __future__ import annotations

from dashboard.words import N_

SHARE = {
    "road": N_("of inland freight by road, {year}"),
    "rail": N_("of inland freight by rail, {year}"),
    "inland_waterway": N_("of inland freight by inland waterway, {year}"),
}
BY_MODE = {
    "road": N_("by road, {year}"),
    "rail": N_("by rail, {year}"),
    "inland_waterway": N_("by inland waterway, {year}"),
    "sea": N_("by coastal shipping, {year}"),
    "all": N_("by all land modes, {year}"),
}
OF_FREIGHT = {
    "emissions": N_("from freight, {year}"),
    "energy": N_("used by freight, {year}"),
}
OF_KNOWN_MODES = {
    "emissions": N_("from modes with a figure, {year}"),
    "energy": N_("used by modes with a figure, {year}"),
}
OF_REGION = {
    "tonnes_loaded": N_("loaded {way}, {year}"),
    "tonnes_unloaded": N_("unloaded {way}, {year}"),
    "tonnes_inside": N_("stay inside, {way}, {year}"),
    "balance": N_("more sent than received, {way}, {year}"),
    "average_haul": N_("average haul {way}, {year}"),
    "intensity": N_("emitted {way}, {year}"),
}
IN_PORTS = {
    "port_tonnes": N_("goods in ports, {year}"),
    "port_teu": N_("containers in ports, {year}"),
}
HANDLED = {
    "authority": N_("goods, as the port authority counts, {year}"),
    "eurostat": N_("goods, gross weight as Eurostat counts, {year}"),
    "national": N_("goods, as national statistics count, {year}"),
}
CONTAINERS = {
    "authority": N_("in containers, as the port authority counts, {year}"),
    "eurostat": N_("in containers, as Eurostat counts, {year}"),
    "national": N_("in containers, as national statistics count, {year}"),
}
