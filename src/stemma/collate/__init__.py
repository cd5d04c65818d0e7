"""Reports read against one another: passages, dates, measures, claims, checks, names, a timeline."""
