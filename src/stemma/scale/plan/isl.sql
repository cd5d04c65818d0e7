-- Islands of a band: what is at most 40 words from what came before it.
SELECT a, b, band, isle, min(first) AS first_a, max(last) AS last_a, min(first + drift) AS first_b, max(last + drift) AS last_b,
  CAST(sum(anchors) AS BIGINT) AS anchors, max(rare) AS rare
FROM (
  SELECT a, b, band, drift, first, last, anchors, rare,
    sum(fresh) OVER (PARTITION BY a, b, band ORDER BY first, drift ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS isle
  FROM (
    SELECT a, b, band, drift, first, last, anchors, rare,
      CASE WHEN first - max(last) OVER (
        PARTITION BY a, b, band ORDER BY first, drift ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) <= 40 THEN 0 ELSE 1 END AS fresh
    FROM band
  ) AS marked
) AS numbered
GROUP BY a, b, band, isle
