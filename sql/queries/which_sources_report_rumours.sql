-- Which sources state things flat, and which mostly rumours, estimates and plans?
SELECT coalesce(by_name, publisher) AS says, count(DISTINCT fact_id) AS facts,
    count(DISTINCT fact_id) FILTER (modality = 'asserted') AS asserted,
    count(DISTINCT fact_id) FILTER (modality IN ('reported', 'possible')) AS rumoured,
    count(DISTINCT fact_id) FILTER (modality = 'estimated') AS estimated,
    count(DISTINCT fact_id) FILTER (modality = 'planned') AS planned,
    count(DISTINCT fact_id) FILTER (modality = 'denied') AS denied,
    round(1 - asserted / facts, 2) AS share_not_asserted
FROM stated_fact
WHERE origin = 'article' AND duplicate_of IS NULL
GROUP BY says
ORDER BY share_not_asserted DESC, facts DESC, says;
