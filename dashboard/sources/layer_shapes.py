"""The boundaries of the built layer of regions, read without what loads GeoPandas."""

from __future__ import annotations

from pathlib import Path

from pyarrow import parquet

from dashboard.sources.built import LAYERS, built_file


def read_region_shapes(built: Path) -> dict[str, bytes]:
    """Return the boundary of every region as well-known binary.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Returns
    -------
    shapes
        By the code of the region; EPSG:4326, (lon, lat), polygons and multipolygons.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    path = built_file(built / LAYERS / "regions.parquet")
    with parquet.ParquetFile(path) as file:
        table = file.read(columns=["region_id", "geometry"], use_threads=False)
    codes, shapes = table.column("region_id"), table.column("geometry")
    return dict(zip(codes.to_pylist(), shapes.to_pylist(), strict=True))
