-- Whether a stretch begins a new one in its report: it lies in those before with less than 40 characters or half of itself.
SELECT id, start_at, end_at, of_id, n, side,
  CASE
    WHEN 2 * (max(end_at) OVER (PARTITION BY id ORDER BY start_at, end_at, of_id, n, side
                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) - start_at)
         > LEAST(80, end_at - start_at) THEN 0
    ELSE 1
  END AS opens
FROM sides
