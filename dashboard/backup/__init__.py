"""Backup and restore: the store and what was published, carried as one file."""
