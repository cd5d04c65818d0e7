-- What is wanted of every report's text: pair, part, side, first and last word, and so on.
SELECT doc, string_agg(ask, ' ') AS asks
FROM (
  SELECT a AS doc, concat(CAST(a AS STRING), ' ', CAST(b AS STRING), ' ', CAST(part AS STRING), ' 0 ',
    CAST(first_a AS STRING), ' ', CAST(last_a AS STRING)) AS ask
  FROM cand
  UNION ALL
  SELECT b AS doc, concat(CAST(a AS STRING), ' ', CAST(b AS STRING), ' ', CAST(part AS STRING), ' 1 ',
    CAST(first_b AS STRING), ' ', CAST(last_b AS STRING)) AS ask
  FROM cand
) AS sides
GROUP BY doc
