"""The store: people, saved views and what happened to them, in one database."""
