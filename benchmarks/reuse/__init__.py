"""Text reuse at scale: a planted corpus, stemma beside peers on it, and growth from ten thousand to a million reports."""
