"""The pages of people: signing in, the own account, everybody's, settings, the record."""
