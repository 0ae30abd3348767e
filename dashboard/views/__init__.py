"""Saved views: what somebody wants to see again, with its history."""
