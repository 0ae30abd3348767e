"""GeoDataFrames of regions, clusters, ports and corridors, checked on load."""
