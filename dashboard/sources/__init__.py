"""Readers of data files: the only room that opens them, one module for each supplier."""
