"""The boundaries of GISCO are read out of an ECMAScript module."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import ChangedFile
from dashboard.sources.gisco import read_nuts
from dashboard.sources.packages import NUTS_FILES, NUTS_PACKAGE

TOPOLOGY = """{"type":"Topology",
"arcs":[[[0,0],[10,0],[0,10],[-10,0],[0,-10]]],
"transform":{"scale":[0.1,0.1],"translate":[5,50]},
"objects":{"NUTS":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0]],"id":"SE1","properties":{"NUTS_ID":"SE1","NUTS_NAME":"Östra Sverige",
"NAME_LATN":"Ostra Sverige","CNTR_CODE":"SE"%s}}]}}}"""


def write_module(node_modules: Path, level: int, text: str) -> None:
    path = node_modules / NUTS_PACKAGE / NUTS_FILES[level]
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_a_module_is_read_as_regions(tmp_path: Path) -> None:
    write_module(tmp_path, 1, "export default " + TOPOLOGY % "" + ";\n")
    (region,) = read_nuts(tmp_path, 1).to_dict("records")
    assert region["geometry"].bounds == pytest.approx((5, 50, 6, 51))
    del region["geometry"]
    assert region == {
        "region_id": "SE1",
        "name": "Östra Sverige",
        "name_latin": "Ostra Sverige",
        "level": 1,
        "country": "SE",
        "is_overseas": False,
    }


def test_an_overseas_region_is_marked(tmp_path: Path) -> None:
    write_module(tmp_path, 1, "export default " + TOPOLOGY % ',"isOversea":true')
    assert list(read_nuts(tmp_path, 1)["is_overseas"]) == [True]


def test_what_is_no_such_module_is_refused(tmp_path: Path) -> None:
    write_module(tmp_path, 0, "const a = 1; export default a")
    with pytest.raises(ChangedFile, match=r"not an ECMAScript module.*package-lock\.json"):
        read_nuts(tmp_path, 0)
