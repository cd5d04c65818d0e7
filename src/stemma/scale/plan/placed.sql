-- Stretches with the number, in their report, of the stretch that they make together with those they lie in.
SELECT id, start_at, end_at, of_id, n, side,
  CAST(sum(opens) OVER (PARTITION BY id ORDER BY start_at, end_at, of_id, n, side
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS place
FROM opened
