"""Hinterland: an atlas of European logistics clusters, ports and freight corridors."""

__version__ = "0.3.0"
