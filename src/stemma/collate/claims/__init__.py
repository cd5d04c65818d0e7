"""Claims: figures of one measure, attributions of one content, and how their readings stand to one another."""
