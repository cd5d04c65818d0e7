-- The texts in which families begin, with the place.
SELECT l.family, l.start_at, l.end_at, r.text
FROM leaders AS l
JOIN reports AS r ON r.id = l.id
