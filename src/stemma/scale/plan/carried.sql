-- Spans of 20 words or more, numbered for each earlier report.
SELECT left_id, right_id, left_start, left_end, right_start, right_end,
  CAST(row_number() OVER (PARTITION BY left_id ORDER BY right_id, left_start, right_start, left_end, right_end) AS BIGINT) AS n
FROM spans
WHERE words >= 20
