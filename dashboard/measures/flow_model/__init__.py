"""Flows of freight between regions, estimated from what is official for countries."""
