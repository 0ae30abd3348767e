"""Routes and distances on the road, rail, waterway and sea networks."""
