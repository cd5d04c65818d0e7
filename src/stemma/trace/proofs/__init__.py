"""What shows that two members of a claim go back to one origin: names, bodies, shared text, credits, repeated numbers."""
