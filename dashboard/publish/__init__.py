"""A view frozen into a folder of fixed files."""
