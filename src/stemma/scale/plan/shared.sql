-- How many characters of a report stand in reports of other outlets, each counted once.
SELECT id, CAST(sum(CASE WHEN before IS NULL OR start_at >= before THEN end_at - start_at
                         WHEN end_at > before THEN end_at - before
                         ELSE 0 END) AS BIGINT) AS shared
FROM (
  SELECT id, start_at, end_at,
    max(end_at) OVER (PARTITION BY id ORDER BY start_at, end_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM (
    SELECT left_id AS id, left_start AS start_at, left_end AS end_at FROM spans
    UNION
    SELECT right_id AS id, right_start AS start_at, right_end AS end_at FROM spans
  ) AS stretches
) AS ordered
GROUP BY id
