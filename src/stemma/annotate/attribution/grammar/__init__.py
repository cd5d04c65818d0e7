"""The shape of a line: verbs of speech, who they belong to, and how far the reported words go."""
