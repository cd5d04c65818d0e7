"""Which figures, across reports, measure the same thing."""
