-- Which sources state things flat, and which mostly rumours, estimates and plans? (Every place that states a fact counts.)
SELECT coalesce(by_name, publisher) AS says, count(*) AS statements,
    count(*) FILTER (modality = 'asserted') AS asserted,
    count(*) FILTER (modality IN ('reported', 'possible')) AS rumoured,
    count(*) FILTER (modality = 'estimated') AS estimated,
    count(*) FILTER (modality = 'planned') AS planned,
    count(*) FILTER (modality = 'denied') AS denied,
    round(1 - asserted / statements, 2) AS share_not_asserted
FROM stated_fact
WHERE origin = 'article' AND duplicate_of IS NULL
GROUP BY says
ORDER BY share_not_asserted DESC, statements DESC, says;
