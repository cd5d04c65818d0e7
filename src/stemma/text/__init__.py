"""Mechanics of running text: tokens, sentences, quotation marks, tags."""
