"""The views: pure renderings of a comparison as JSON, tables, terminal lines and a page."""
