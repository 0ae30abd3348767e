"""The least that a Dash callback can do, served as the atlas is: the yardstick."""

from __future__ import annotations

from dash import Dash, Input, Output, html

app = Dash(__name__, assets_folder="no-assets", pages_folder="")
app.layout = html.Div([html.Div("a", id="in"), html.Div(id="out")])
server = app.server

BODY = {
    "output": "out.children",
    "outputs": {"id": "out", "property": "children"},
    "inputs": [{"id": "in", "property": "children", "value": "a"}],
    "changedPropIds": ["in.children"],
    "parsedChangedPropsIds": ["in.children"],
}


@app.callback(Output("out", "children"), Input("in", "children"))
def answer(text: str) -> str:
    """Give back what came."""
    return text
