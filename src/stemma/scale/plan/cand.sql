-- Stretches to be aligned: [first, last] words of their anchors on either side. One has two or more anchors, or one whose hash
-- stands in at most 100 reports. They are numbered in their pair by band and island.
SELECT a, b, first_a, last_a, first_b, last_b, anchors, rare, CAST(band * 65536 + isle AS BIGINT) AS part
FROM isl
WHERE rare = 1 OR anchors >= 2
UNION ALL
SELECT a, b, first AS first_a, last AS last_a, first + drift AS first_b, last + drift AS last_b, anchors, rare,
  CAST(0 AS BIGINT) AS part
FROM lone
WHERE diagonals = 1 AND (rare = 1 OR anchors >= 2)
