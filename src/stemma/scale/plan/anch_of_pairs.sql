-- The anchors of pairs that are to be compared again: of new reports, and of older ones that stood otherwise before.
SELECT n.a, n.b, n.pa, n.pb, n.rare
FROM anch AS n
JOIN docs AS x ON x.doc = n.a
JOIN docs AS y ON y.doc = n.b
LEFT JOIN came AS c ON c.id = x.id
LEFT JOIN came AS d ON d.id = y.id
LEFT JOIN stood AS s ON s.left_id = x.id AND s.right_id = y.id
WHERE c.id IS NOT NULL OR d.id IS NOT NULL OR s.left_id IS NOT NULL
