-- Pairs whose anchors in long lists are not what they were.
SELECT DISTINCT left_id, right_id
FROM (
  SELECT left_id, right_id, pa, pb, rare
  FROM (
    SELECT left_id, right_id, pa, pb, rare, 0 AS since FROM anch_then
    UNION ALL
    SELECT x.id AS left_id, y.id AS right_id, n.pa, n.pb, n.rare, 1 AS since
    FROM anch AS n
    JOIN docs AS x ON x.doc = n.a
    JOIN docs AS y ON y.doc = n.b
  ) AS sides
  GROUP BY left_id, right_id, pa, pb, rare
  HAVING min(since) = max(since)
) AS changed
