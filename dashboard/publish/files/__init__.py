"""The files of a version that hold figures, and those that describe them."""
