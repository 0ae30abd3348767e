"""The pages of saved views."""
