-- Pairs of reports whose telling entries agree enough to look at the whole: the sum of products is 2 x 1024 x 1024 or more.
-- Lists of up to 50 reports: all with all. Longer ones: with the first four (star), and with the one before (chain).
SELECT a, b, CAST(sum(product) AS BIGINT) AS score
FROM (
  SELECT x.doc AS a, y.doc AS b, CAST(x.weight AS BIGINT) * y.weight AS product
  FROM (SELECT h, doc, weight FROM story_lists WHERE n <= 50) AS x
  JOIN (SELECT h, doc, weight FROM story_lists WHERE n <= 50) AS y ON x.h = y.h
  WHERE x.doc < y.doc
  UNION ALL
  SELECT x.doc AS a, y.doc AS b, CAST(x.weight AS BIGINT) * y.weight AS product
  FROM (SELECT h, doc, weight, r FROM story_lists WHERE n > 50 AND r <= 4) AS x
  JOIN (SELECT h, doc, weight, r FROM story_lists WHERE n > 50) AS y ON x.h = y.h
  WHERE x.r < y.r
  UNION ALL
  SELECT x.doc AS a, y.doc AS b, CAST(x.weight AS BIGINT) * y.weight AS product
  FROM (SELECT h, doc, weight, r + 1 AS r FROM story_lists WHERE n > 50 AND r > 4) AS x
  JOIN (SELECT h, doc, weight, r FROM story_lists WHERE n > 50) AS y ON x.h = y.h AND x.r = y.r
) AS meetings
GROUP BY a, b
HAVING sum(product) >= 2097152
