"""The app put together: the only place where the rooms meet."""
