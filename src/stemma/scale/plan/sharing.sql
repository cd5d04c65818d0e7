-- Pairs of reports that share text: how many stretches, and how many words in all.
SELECT left_id, right_id, count(*) AS spans, CAST(sum(words) AS BIGINT) AS words
FROM spans
GROUP BY left_id, right_id
