-- Neighbouring diagonals (at most 10 words apart) numbered as bands of their pair.
SELECT a, b, drift, first, last, anchors, rare,
  sum(fresh) OVER (PARTITION BY a, b ORDER BY drift ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS band
FROM (
  SELECT s.a, s.b, s.drift, s.first, s.last, s.anchors, s.rare,
    CASE WHEN s.drift - lag(s.drift) OVER (PARTITION BY s.a, s.b ORDER BY s.drift) <= 10 THEN 0 ELSE 1 END AS fresh
  FROM seg AS s
  JOIN (SELECT a, b FROM lone WHERE diagonals > 1) AS l ON l.a = s.a AND l.b = s.b
) AS marked
