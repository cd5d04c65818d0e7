-- These anchors alone, for the steps that follow.
SELECT a, b, pa, pb, rare
FROM anch_of_pairs
