"""Stories out of a heap: which reports tell of the same events, decided from each report's own words."""
