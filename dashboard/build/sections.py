"""The step of the build that makes the sections of the corridors ready for the page."""

from __future__ import annotations

from pathlib import Path

from dashboard.build.made import Made
from dashboard.layers.sections import section_document, section_rows
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.section_files import SECTIONS
from dashboard.sources.section_layer import read_section_layer


def build_section_files(settings: Settings, folder: Path) -> Made:
    """Make the document of the sections for browsers, and their index for the server."""
    sections = read_section_layer(folder)
    index = write_index(folder, SECTIONS, section_rows(sections))
    return Made({"sections.geojson": section_document(sections)}, [index])
