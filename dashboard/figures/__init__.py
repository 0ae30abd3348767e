"""A measure drawn: map, chart, table, and the sentence that says what it shows."""
