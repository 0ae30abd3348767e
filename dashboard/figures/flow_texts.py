"""The sentences on flows, one for each mode, so that each can be translated as it stands."""

from __future__ import annotations

from dashboard.words import N_

SENDS_MOST = {
    "": N_("{name} sends most to {partner}: {value} by all modes in {year}, estimated"),
    "road": N_("{name} sends most to {partner}: {value} by road in {year}, estimated"),
    "rail": N_("{name} sends most to {partner}: {value} by rail in {year}, estimated"),
    "inland_waterway": N_(
        "{name} sends most to {partner}: {value} by inland waterway in {year}, estimated"
    ),
}
RECEIVES_MOST = {
    "": N_("{name} receives most from {partner}: {value} by all modes in {year}, estimated"),
    "road": N_("{name} receives most from {partner}: {value} by road in {year}, estimated"),
    "rail": N_("{name} receives most from {partner}: {value} by rail in {year}, estimated"),
    "inland_waterway": N_(
        "{name} receives most from {partner}: {value} by inland waterway in {year}, estimated"
    ),
}
STRONGEST = {
    "": N_("Most goes from {name} to {partner}: {value} by all modes in {year}, estimated"),
    "road": N_("Most goes from {name} to {partner}: {value} by road in {year}, estimated"),
    "rail": N_("Most goes from {name} to {partner}: {value} by rail in {year}, estimated"),
    "inland_waterway": N_(
        "Most goes from {name} to {partner}: {value} by inland waterway in {year}, estimated"
    ),
}
CAPTIONS = {
    "": N_("Goods sent and received by {name}, all modes, {year}"),
    "road": N_("Goods sent and received by {name}, road, {year}"),
    "rail": N_("Goods sent and received by {name}, rail, {year}"),
    "inland_waterway": N_("Goods sent and received by {name}, inland waterway, {year}"),
}
BETWEEN = {
    "": N_("Goods between countries, all modes, {year}"),
    "road": N_("Goods between countries by road, {year}"),
    "rail": N_("Goods between countries by rail, {year}"),
    "inland_waterway": N_("Goods between countries by inland waterway, {year}"),
}
BUSIEST = {
    "": N_("{start} – {end} carries most: {value} in {year}, estimated"),
    "road": N_("{start} – {end} carries most by road: {value} in {year}, estimated"),
    "rail": N_("{start} – {end} carries most by rail: {value} in {year}, estimated"),
    "inland_waterway": N_(
        "{start} – {end} carries most by inland waterway: {value} in {year}, estimated"
    ),
}
LOADS = {
    "": N_("Corridor load, all modes, {year}"),
    "road": N_("Corridor load by road, {year}"),
    "rail": N_("Corridor load by rail, {year}"),
    "inland_waterway": N_("Corridor load by inland waterway, {year}"),
}
LEGENDS = {
    "": N_("Flows, all modes {year}"),
    "road": N_("Flows by road {year}"),
    "rail": N_("Flows by rail {year}"),
    "inland_waterway": N_("Flows by inland waterway {year}"),
}
MEANING = N_(
    "How much goes from one region to another in a year. No office publishes this: it is estimated."
)
LOAD_MEANING = N_("How much goes over each section of a corridor in a year, both ways together.")
FORMULA = N_(
    "Tonnes = what the origin sends × what the destination takes × a function of the distance on "
    "the network, fitted until the sums are those that offices publish."
)
LOAD_FORMULA = N_(
    "Every flow goes the shortest way on the network; the tonnes that take a section are added up."
)
CAUTIONS = (
    N_(
        "The range is what other assumptions give. It is no probability; the truth may lie outside."
    ),
    N_(
        "The range of a sum adds up the ends of its parts, so it is wider than "
        "it need be. Not so by one mode between two countries."
    ),
    N_("Regions are known only by what they are assumed to send and take, not by counting."),
    N_("What is not known is in no sum; it is not zero."),
)
LOAD_CAUTIONS = (
    N_("Lorries, trains and barges also go other ways than the shortest."),
    N_("Corridors that share a section have the same load on it: do not add corridors up."),
)
NOT_FOR = N_(
    "The traffic of one company, one road or one month, or to say what a region really trades."
)
LOAD_NOT_FOR = N_("Planning a road, a track or a lock, or counting the vehicles on it.")
OWN_ESTIMATE = N_("Own estimate")
