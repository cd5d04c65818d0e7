"""The stage's door: claims traced to their origins, reports to the reports they drew on."""

from __future__ import annotations

from stemma.trace import lineage, origins
from stemma.trace.lineage import trace_lineage
from stemma.trace.origins import OriginCounter, count_origins

VERSIONS = ((origins.NAME, origins.VERSION), (lineage.NAME, lineage.VERSION))

__all__ = ["VERSIONS", "OriginCounter", "count_origins", "trace_lineage"]
