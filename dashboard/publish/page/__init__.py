"""The page of a version, in each of its languages."""
