-- Which sources state things flat, and which mostly rumours, estimates and plans?
WITH said AS (
    SELECT DISTINCT fact_id, modality, coalesce(by_name, publisher) AS says
    FROM stated_fact
    WHERE origin = 'article' AND duplicate_of IS NULL
)
SELECT says, count(*) AS facts,
    count(*) FILTER (modality = 'asserted') AS asserted,
    count(*) FILTER (modality IN ('reported', 'possible')) AS rumoured,
    count(*) FILTER (modality = 'estimated') AS estimated,
    count(*) FILTER (modality = 'planned') AS planned,
    count(*) FILTER (modality = 'denied') AS denied,
    round(1 - asserted / facts, 2) AS share_not_asserted
FROM said
GROUP BY says
ORDER BY share_not_asserted DESC, facts DESC, says;
