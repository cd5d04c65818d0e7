-- The anchors of long lists as they were before the new reports came, by ids.
SELECT x.id AS left_id, y.id AS right_id, n.pa, n.pb, n.rare
FROM anch AS n
JOIN docs AS x ON x.doc = n.a
JOIN docs AS y ON y.doc = n.b
