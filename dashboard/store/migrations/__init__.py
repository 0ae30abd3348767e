"""Changes of the store, one module for each."""
