"""Judgements: what people decided, found again in the reports read now and taken up."""
