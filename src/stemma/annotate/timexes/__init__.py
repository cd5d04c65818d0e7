"""Time expressions (TIMEX3): found by an own grammar, resolved against the day a report was published."""

from stemma.annotate.timexes.annotate import NAME, VERSION, annotate_timexes, iso_dates, time_spans

__all__ = ["NAME", "VERSION", "annotate_timexes", "iso_dates", "time_spans"]
