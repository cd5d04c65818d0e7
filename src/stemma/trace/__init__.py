"""From claims to origins, from passages and credits to lineage."""
