-- Exact spans with the ids of their reports, the earlier one left; what another span of the pair holds on both sides is in it.
SELECT DISTINCT x.id AS left_id, y.id AS right_id, e.left_start, e.left_end, e.right_start, e.right_end,
  e.left_words, e.right_words, e.words, e.verbatim
FROM aligned AS e
JOIN docs AS x ON x.doc = e.a
JOIN docs AS y ON y.doc = e.b
WHERE NOT EXISTS (
  SELECT 1
  FROM aligned AS o
  WHERE o.a = e.a AND o.b = e.b
    AND o.left_start <= e.left_start AND o.left_end >= e.left_end
    AND o.right_start <= e.right_start AND o.right_end >= e.right_end
    AND o.left_end - o.left_start + o.right_end - o.right_start > e.left_end - e.left_start + e.right_end - e.right_start
)
