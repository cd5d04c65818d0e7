-- The pairs that were compared, with the ids of their reports.
SELECT x.id AS left_id, y.id AS right_id, p.anchors, p.rare
FROM linked AS p
JOIN docs AS x ON x.doc = p.a
JOIN docs AS y ON y.doc = p.b
