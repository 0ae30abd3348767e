"""The page of the atlas, as a Dash app."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dash import Dash
from flask import request

from dashboard.create_app.held import Held
from dashboard.pages import explore
from dashboard.pages.site import (
    Site,
    make_site,
    reader_words,
    site_head,
    site_header,
)

VENDOR = "/vendor/"
OF_OTHER_PAGES = (
    "connections.css",
    "desk.css",
    "document.css",
    "publishing.css",
    "publishing.js",
    "theme.js",
    "views.css",
)
"""Assets that the page of the atlas does not load, or loads by itself."""
INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
{metas}
<title>{title}</title>
{head}
{css}
</head>
<body>
{header}
<noscript><p class="no-script">{without_script} <a href="/data/">/data/</a></p></noscript>
{entry}
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>
"""


class AtlasApp(Dash):
    """A Dash app whose page begins with the site's own header, in the reader's language.

    Attributes
    ----------
    site
        What every page needs.
    own
        What the readers of the app may see.
    public
        What everybody may see, whomever the app is for: what is published is made from it.
    """

    site: Site
    own: Held
    public: Held

    def interpolate_index(self, **parts: str) -> str:
        """Return the page that a browser loads first, for the request being answered."""
        words = reader_words(request)
        header = site_header(words, "explore", "/", request.query_string.decode(), main="explore")
        return INDEX.format(
            language=words.language,
            title=words.say("Hinterland, an atlas of European freight"),
            description=words.say(
                "Volumes, modal split and emissions of European freight, by region, port, "
                "logistics cluster and corridor, each figure with its source."
            ),
            head=site_head(self.site),
            header=header,
            without_script=words.say(
                "The map and charts need JavaScript. All figures can be read as files at"
            ),
            metas=parts["metas"],
            css=parts["css"],
            config=parts["config"],
            scripts=parts["scripts"],
            renderer=parts["renderer"],
            entry=parts["app_entry"].replace("Loading...", words.say("The atlas is loading.")),
        )


def make_app(own: Held, public: Held, index: Mapping[str, str]) -> AtlasApp:
    """Return the page of the atlas, behind no gate yet.

    Parameters
    ----------
    own
        What its readers may see.
    public
        What everybody may see.
    index
        Hashed file name by logical name.
    """
    app = AtlasApp(
        "dashboard",
        assets_folder=str(own.settings.assets),
        assets_ignore=f"^({'|'.join(map(re.escape, OF_OTHER_PAGES))})$",
        external_scripts=[VENDOR + index["plotly-cartesian.min.js"]],
        use_pages=False,
        compress=False,
        update_title="",
    )
    app.site = make_site(index, app.get_asset_url)
    app.own, app.public = own, public
    app.layout = explore.shell
    app.validation_layout = explore.every_part(own.atlas)
    explore.register(app, own.atlas, {name: VENDOR + file for name, file in index.items()})
    return app
