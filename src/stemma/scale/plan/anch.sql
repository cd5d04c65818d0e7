-- Places that two reports of different outlets share. Lists of up to 100 reports: all with all. Longer ones: with the first
-- four reports (star), and with the one before (chain), so that a list costs as much as it is long.
SELECT x.doc AS a, y.doc AS b, x.pos AS pa, y.pos AS pb, 1 AS rare
FROM occ AS x
JOIN occ AS y ON x.h = y.h
WHERE x.doc < y.doc AND x.outlet <> y.outlet
UNION ALL
SELECT x.doc AS a, y.doc AS b, x.pos AS pa, y.pos AS pb, 0 AS rare
FROM (SELECT h, doc, outlet, pos, r FROM rk WHERE n > 100 AND r <= 4) AS x
JOIN (SELECT h, doc, outlet, pos, r FROM rk WHERE n > 100) AS y ON x.h = y.h
WHERE x.r < y.r AND x.outlet <> y.outlet
UNION ALL
SELECT x.doc AS a, y.doc AS b, x.pos AS pa, y.pos AS pb, 0 AS rare
FROM (SELECT h, doc, outlet, pos, r + 1 AS r FROM rk WHERE n > 100 AND r > 4) AS x
JOIN (SELECT h, doc, outlet, pos, r FROM rk WHERE n > 100) AS y ON x.h = y.h AND x.r = y.r
WHERE x.outlet <> y.outlet
