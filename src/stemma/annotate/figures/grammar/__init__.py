"""What stands around a number: noun phrases, verb groups, and what they make of it."""
