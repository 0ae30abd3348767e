"""What is said of the network of a cluster."""

from __future__ import annotations

from dashboard.words import N_

TITLE = N_("Network of a cluster")
STANDFIRST = N_(
    "Which other clusters and ports a cluster reaches by rail and waterway within given hours, and "
    "what the road freight of its region would emit that way."
)
MODES = {
    "both": ("rail", "inland_waterway"),
    "rail": ("rail",),
    "inland_waterway": ("inland_waterway",),
}
"""Modes that may be chosen, by the value in the address."""
MODE_NAMES = {
    "both": N_("Rail, waterway and their mix"),
    "rail": N_("Rail"),
    "inland_waterway": N_("Inland waterway"),
}
NO_CLUSTER = N_("No cluster is called “{value}”. Choose one from the list.")
SEVERAL = N_("“{value}” may be several clusters. Choose one of these.")
NO_MODES = N_("“{value}” is not allowed. Choose rail, waterway or both.")
NO_HOURS = N_("“{value}” is not a number of hours. Give {allowed}, with a point before decimals.")
NOT_FOR = N_(
    "Not a timetable: it tells what the network allows, not what is offered. Not a forecast, and "
    "not for a grant or a carbon report."
)
CAUTIONS = (
    N_("Trains and ships are taken to run wherever the network leads; whether they do is unknown."),
    N_(
        "Time counts loading at the cluster, the way at the speed of the inputs, unloading, and "
        "one change between rail and waterway where it is faster."
    ),
    N_("Waiting for the departure is counted only where departures a week are given."),
    N_("Speeds are the middle of what sources say for Europe; single lines differ widely."),
    N_("Emissions are for one tonne, well to wheel, with every transhipment."),
)
FLOW_CAUTIONS = (
    N_(
        "The flows are those of the cluster’s whole region, estimated by the atlas. How much of "
        "them passes the cluster is not known."
    ),
    N_(
        "Counted are regions to which a chain through the cluster emits less than road, with at "
        "least half of the way by rail or waterway; both directions are added."
    ),
    N_(
        "The chain: by road from the middle of the region to the cluster, by rail or waterway to "
        "the terminal that gives least emissions, by road to the middle of the other region."
    ),
    N_("The range is that of the estimated flows alone."),
    N_("Not all goods can go another way: what would be gained in truth is less."),
)
