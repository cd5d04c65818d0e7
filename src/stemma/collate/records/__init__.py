"""Rows for a recorder's table: low, best and high numbers of each measure under named rules."""

from stemma.collate.records.rows import make_records

__all__ = ["make_records"]
