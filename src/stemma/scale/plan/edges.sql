-- Pairs of reports that share 40 words or more on either side; what stands twice on one side counts once on the other.
SELECT l.left_id, l.right_id
FROM (
  SELECT left_id, right_id
  FROM (SELECT left_id, right_id, left_start, max(words) AS words FROM spans GROUP BY left_id, right_id, left_start) AS lefts
  GROUP BY left_id, right_id
  HAVING sum(words) >= 40
) AS l
JOIN (
  SELECT left_id, right_id
  FROM (SELECT left_id, right_id, right_start, max(words) AS words FROM spans GROUP BY left_id, right_id, right_start) AS rights
  GROUP BY left_id, right_id
  HAVING sum(words) >= 40
) AS r ON r.left_id = l.left_id AND r.right_id = l.right_id
