"""The corpus-wide joins: one relational plan over whole numbers, on an embedded engine or a cluster."""
