"""Transport chains between places: elements, emissions, energy, time and cost by ISO 14083."""
