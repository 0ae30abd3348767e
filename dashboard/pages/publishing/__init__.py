"""Publishing a view, reading what was published, and hearing what readers say of it."""
