"""The one gate: who may open which door."""
