-- Texts with what is wanted of them.
SELECT s.asks, t.text
FROM asks AS s
JOIN docs AS d ON d.doc = s.doc
JOIN reports AS t ON t.id = d.id
