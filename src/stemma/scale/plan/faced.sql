-- The two slices of every candidate span side by side, with the words of each between which its anchors stand.
SELECT x.a, x.b, x.part, x.offset_at AS at_a, x.first AS first_a, x.last AS last_a, x.slice AS text_a,
  y.offset_at AS at_b, y.first AS first_b, y.last AS last_b, y.slice AS text_b
FROM slices AS x
JOIN slices AS y ON x.a = y.a AND x.b = y.b AND x.part = y.part
WHERE x.side = 0 AND y.side = 1
