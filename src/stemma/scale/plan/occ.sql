-- All places in lists of up to 100 reports: the first ones, and further ones of reports that have some.
SELECT h, doc, outlet, pos
FROM rk
WHERE n <= 100
UNION ALL
SELECT f.h, d.doc, d.outlet, f.pos
FROM fp AS f
JOIN docs AS d ON d.id = f.id
JOIN (SELECT h, doc FROM rk WHERE n <= 100) AS k ON k.h = f.h AND k.doc = d.doc
WHERE f.nth > 0
