-- Pairs by how many diagonals their anchors lie on; most lie on one, which is a stretch as it is.
SELECT a, b, count(*) AS diagonals, min(drift) AS drift, min(first) AS first, max(last) AS last,
  CAST(sum(anchors) AS BIGINT) AS anchors, max(rare) AS rare
FROM seg
GROUP BY a, b
