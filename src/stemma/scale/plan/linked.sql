-- The pairs that are compared.
SELECT a, b, CAST(sum(anchors) AS BIGINT) AS anchors, max(rare) AS rare
FROM cand
GROUP BY a, b
