"""Numbers and vague words of a sentence: their values, bounds and units, and which of them are no figures."""
