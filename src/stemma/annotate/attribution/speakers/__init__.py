"""Who a source resolves to: name, type, and other names that its words allow."""

from stemma.annotate.attribution.speakers.directory import Directory, Speaker, actor_type
from stemma.annotate.attribution.speakers.phrases import resolve
from stemma.annotate.attribution.speakers.spans import resolve_source

__all__ = ["Directory", "Speaker", "actor_type", "resolve", "resolve_source"]
