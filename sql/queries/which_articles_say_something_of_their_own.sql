-- Which of the latest articles repeat others, and how much does each say that no other says?
WITH latest AS (
    SELECT * FROM article WHERE state = 'current' ORDER BY published DESC NULLS LAST, article_id LIMIT 1000
), stated AS (
    SELECT DISTINCT fact_id, article_id FROM evidence
    WHERE withdrawn_at IS NULL AND article_id IN (SELECT article_id FROM latest)
), elsewhere AS (
    SELECT fact_id FROM evidence
    WHERE withdrawn_at IS NULL AND fact_id IN (SELECT fact_id FROM stated)
    GROUP BY fact_id
    HAVING min(article_id) <> max(article_id)
)
SELECT latest.published, latest.publisher, latest.title, latest.language, original.title AS repeats,
    count(stated.fact_id) AS facts,
    count(stated.fact_id) FILTER (stated.fact_id NOT IN (SELECT fact_id FROM elsewhere)) AS said_nowhere_else
FROM latest
LEFT JOIN stated USING (article_id)
LEFT JOIN article AS original ON original.article_id = latest.duplicate_of
GROUP BY latest.article_id, latest.published, latest.publisher, latest.title, latest.language, original.title
ORDER BY latest.published NULLS LAST, latest.article_id;
