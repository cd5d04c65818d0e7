-- Which stretches of two reports are one text.
SELECT DISTINCT x.id AS a, x.place AS a_place, y.id AS b, y.place AS b_place
FROM placed AS x
JOIN placed AS y ON y.of_id = x.of_id AND y.n = x.n
WHERE x.side = 0 AND y.side = 1
