"""Texts of the templates of published pages, listed to be gathered for the translators."""

from __future__ import annotations

from dashboard.words import N_

TEMPLATE_TEXTS = (
    N_("What changed?"),
    N_("Version {number} against version {since}."),
    N_("Why"),
    N_("Skip to the content"),
    N_("Language"),
    N_("Version {number}"),
    N_("Older versions"),
    N_("Link copied"),
    N_("Copy link"),
    N_("A newer version of this page exists."),
    N_("Open the newest version"),
    N_("What changed"),
    N_("Status"),
    N_("How was this figure made?"),
    N_("Formula"),
    N_("Inputs"),
    N_("Sources"),
    N_("Cautions"),
    N_("Must not be used for"),
    N_("Published by {publisher}."),
    N_("Maps of {years}."),
    N_("This state could not be loaded. All values are in the table."),
    N_("The charts and explanations below are of {state}."),
    N_("Mode"),
    N_("Year"),
    N_("Year before"),
    N_("Year after"),
    N_("Skip the map"),
    N_("Equal-area map, ETRS89-LAEA (EPSG:3035)."),
    N_(
        "Flows and the load of corridors are not drawn on this map; their figures stand in the "
        "charts and tables below."
    ),
    N_("All values of all years"),
    N_("The same as a table"),
    N_("The map as a table"),
    N_("A dash means that there is no figure."),
    N_("How the figures were made"),
    N_(
        "Nothing was filled in: what has no figure is hatched on the map, a gap in a line and a "
        "dash in a table."
    ),
    N_("Read the full method"),
    N_("Sources and licences"),
    N_("Sources of the other figures on the map and in the files"),
    N_("How to cite this page"),
    N_("version {number}"),
    N_("Version"),
    N_("Hash of the data"),
    N_("About this page"),
    N_("Download"),
    N_("All sources and licences"),
    N_("What the marks mean"),
    N_("Open in the atlas"),
    N_("Explore this view"),
    N_("Is something wrong or unclear on this page?"),
    N_("Was this page useful?"),
    N_("Yes"),
    N_("No"),
    N_("Which figure is it about?"),
    N_("The page as a whole"),
    N_("Map: {title}"),
    N_("Chart: {title}"),
    N_("What is wrong or unclear?"),
    N_("Leave this empty"),
    N_("Editors read it, and may show it with an answer. No name or address is asked for or kept."),
    N_("Send"),
    N_("Write to {publisher}. Name the version and the figure."),
    N_("All values"),
    N_(
        "Every value of every map of this page. Units stand above each table; a dash means that "
        "there is no figure."
    ),
    N_("Without a mark:"),
)
"""Every text of a template; a test compares."""
