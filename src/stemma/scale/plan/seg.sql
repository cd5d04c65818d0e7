-- Anchors of one pair that lie on one diagonal, drawn together.
SELECT a, b, pb - pa AS drift, min(pa) AS first, max(pa) AS last, count(*) AS anchors, max(rare) AS rare
FROM anch
GROUP BY a, b, pb - pa
