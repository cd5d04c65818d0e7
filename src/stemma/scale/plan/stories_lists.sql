-- Telling entries that stand in two or more reports, ranked by the reports' order, with the length of their list.
SELECT h, doc, weight, r, n
FROM (
  SELECT h, doc, weight,
    row_number() OVER (PARTITION BY h ORDER BY doc) AS r,
    count(*) OVER (PARTITION BY h) AS n
  FROM story_entries
) AS ranked
WHERE n >= 2
