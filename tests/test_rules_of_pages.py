"""What a callback names stands in a layout, and what a measure says of its method is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from dashboard.create_app import create_app
from dashboard.measures.catalogue import MEASURES
from dashboard.settings import Settings

METHOD = Path(__file__).resolve().parent.parent / "docs" / "method.md"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def app(settings: Settings) -> Dash:
    return create_app(settings)


def named(callback: dict[str, Any]) -> set[str]:
    """Return the ids that a callback names; those with a pattern are not known beforehand."""
    outputs = [part.rpartition(".")[0] for part in callback["output"].strip(".").split("...")]
    inputs = [part["id"] for part in (*callback["inputs"], *callback["state"])]
    return {one for one in (*outputs, *inputs) if isinstance(one, str) and not one.startswith("{")}


def test_every_id_of_a_callback_stands_in_a_layout(app: Dash) -> None:
    layout = app.validation_layout or app.layout
    drawn = {str(one.id) for one in layout._traverse() if getattr(one, "id", None) is not None}
    drawn.add(str(getattr(layout, "id", "")))
    asked = set().union(*(named(callback) for callback in app._callback_list))
    own = {one for one in asked if not one.startswith("_pages")}
    assert own
    assert sorted(own - drawn) == []


def test_two_apps_can_be_made_in_one_process_with_the_same_callbacks(
    app: Dash, settings: Settings
) -> None:
    other = create_app(settings)
    assert set(other.callback_map) == set(app.callback_map)


def test_every_measure_has_a_section_in_the_method() -> None:
    heads = re.findall(r"^#+ (.+)$", METHOD.read_text(encoding="utf-8"), flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}
    missing = [one.key for one in MEASURES.values() if one.method not in anchors]
    assert missing == []
