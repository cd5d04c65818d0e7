-- The stretches that carry one text, [start, end) in code points, with the number of their family.
SELECT g.family, p.id, p.place, min(p.start_at) AS start_at, max(p.end_at) AS end_at
FROM placed AS p
JOIN grouped AS g ON g.id = p.id AND g.place = p.place
GROUP BY g.family, p.id, p.place
