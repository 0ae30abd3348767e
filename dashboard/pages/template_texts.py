"""Texts that stand in templates, listed here so that they are gathered for the translators."""

from __future__ import annotations

from dashboard.words import N_

TEMPLATE_TEXTS = (
    N_("Road"),
    N_("Rail"),
    N_("Inland waterway"),
    N_("Sea"),
    N_("Thin: other ways"),
    N_("Port"),
    N_("Cluster"),
    N_("Connections and networks"),
    N_("Set by you"),
    N_("This cannot be worked out yet"),
    N_("Compare"),
    N_("All inputs, with their sources"),
    N_("{n} changed"),
    N_("Back to the defaults"),
    N_("Where to begin"),
    N_(
        "Choose where a load comes from and where it goes: any of the clusters and ports of "
        "the atlas. These are examples."
    ),
    N_("Load: {tonnes} t."),
    N_(
        "Equal-area map (EPSG:3035), {credit}. Routes: © OpenStreetMap contributors, searoute"
        " and own waterways."
    ),
    N_("The chains compared"),
    N_("For the whole load. Small: how far it goes when sources disagree."),
    N_("Waiting for a departure is not counted: give departures a week to add it."),
    N_("All figures are"),
    N_("Estimated"),
    N_("Chain"),
    N_("Cost, EUR"),
    N_("Time, h"),
    N_("CO₂e well to wheel, kg"),
    N_("of it tank to wheel, kg"),
    N_("Energy, MJ"),
    N_("External cost, EUR, not in cost"),
    N_("Not beaten"),
    N_("To know more, give: {inputs}."),
    N_("CO₂e, kg"),
    N_("Tank to wheel, kg"),
    N_("External cost, EUR"),
    N_(
        "No other chain of which the same is known is as good in cost, time and emissions and"
        " better in one. A dash is not known, never zero."
    ),
    N_("The chain asked for is not among these any more. This one emits least."),
    N_("Not all is known of this chain. Give: {inputs}."),
    N_("Transport chain elements, in order"),
    N_("Element"),
    N_("Where"),
    N_("Hours"),
    N_("Sum"),
    N_("What would tip the balance"),
    N_("How was this figure made?"),
    N_("Formula"),
    N_("Inputs"),
    N_("Inputs of this answer"),
    N_("Input"),
    N_("Used"),
    N_("Unit"),
    N_("Default, and how far sources go"),
    N_("Status"),
    N_("Source"),
    N_("Good to know"),
    N_("What it is not for"),
    N_("The same for programs:"),
    N_("Place"),
    N_("Kind"),
    N_("Country"),
    N_("By"),
    N_("kg CO₂e per tonne"),
    N_("Show"),
    N_(
        "Choose a cluster of the atlas, how it may be left and how long it may take. These "
        "are examples."
    ),
    N_("Clusters and ports reached, fastest first"),
    N_("Show {n} more"),
    N_("Further clusters and ports reached"),
    N_("Regions with the greatest saving; a year, both directions"),
    N_("Region"),
    N_("Best chain from the cluster"),
    N_("Road freight, Mt"),
    N_("By road, kt CO₂e"),
    N_("By the chain, kt CO₂e"),
)
"""Every text of a template; a test compares."""
