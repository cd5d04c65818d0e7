-- Reports with the characters that they share.
SELECT a.id, a.name, a.outlet_name, a.published, a.moment, a.characters, COALESCE(s.shared, 0) AS shared
FROM about AS a
LEFT JOIN shared AS s ON s.id = a.id
