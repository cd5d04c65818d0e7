"""Findings as lines for the terminal."""

from __future__ import annotations

from stemma.show.terminal.summary import print_summary

__all__ = ["print_summary"]
