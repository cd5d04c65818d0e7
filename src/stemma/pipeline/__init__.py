"""The order of the stages; no other room knows it."""

from stemma.pipeline.annotating import annotate_reports, annotate_text
from stemma.pipeline.comparing import Progress, compare, compare_documents
from stemma.settings import Settings

__all__ = ["Progress", "Settings", "annotate_reports", "annotate_text", "compare", "compare_documents"]
