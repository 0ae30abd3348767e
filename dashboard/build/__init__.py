"""The build of ``geodata/built``: beside the app, the one place where rooms meet."""
