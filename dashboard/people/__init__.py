"""People: roles, accounts, sessions and the record of who did what."""
