-- Every report in the list of a hash once, at its first place there: its rank by time, and the length of the list.
SELECT h, doc, outlet, pos, r, n
FROM (
  SELECT f.h, d.doc, d.outlet, f.pos,
    row_number() OVER (PARTITION BY f.h ORDER BY d.doc) AS r,
    count(*) OVER (PARTITION BY f.h) AS n
  FROM fp AS f
  JOIN docs AS d ON d.id = f.id
  WHERE f.nth = 0
) AS ranked
WHERE n >= 2
