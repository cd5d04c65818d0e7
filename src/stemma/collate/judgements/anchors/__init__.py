"""Where the words of judgements stand now."""
