-- Reports numbered in order of time; an outlet that is not known (below 0) is one of its own.
SELECT doc, id, CASE WHEN outlet < 0 THEN -doc ELSE outlet END AS outlet
FROM (
  SELECT CAST(row_number() OVER (ORDER BY day, id) AS INTEGER) AS doc, id, COALESCE(outlet, -1) AS outlet
  FROM (SELECT id, outlet, COALESCE(day, 0) AS day FROM reports) AS dated
) AS numbered
