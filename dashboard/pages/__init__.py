"""Dash layouts and callbacks, one file a page, and the plain addresses beside them."""
