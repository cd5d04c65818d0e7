-- Both sides of these spans: a stretch of one report, and which side of which span it is.
SELECT left_id AS id, left_start AS start_at, left_end AS end_at, left_id AS of_id, n, 0 AS side FROM carried
UNION ALL
SELECT right_id AS id, right_start AS start_at, right_end AS end_at, left_id AS of_id, n, 1 AS side FROM carried
