"""Volumes, modal split and emissions: tables in, tables out, no pictures."""
