-- Which articles repeat others, and how much does each say that no other says?
WITH stated AS (
    SELECT fact_id, article_id, count(*) OVER (PARTITION BY fact_id) AS articles
    FROM (SELECT DISTINCT fact_id, article_id FROM stated_fact WHERE origin = 'article')
)
SELECT article.published, article.publisher, article.title, article.language, original.title AS repeats,
    count(stated.fact_id) AS facts, count(stated.fact_id) FILTER (articles = 1) AS said_nowhere_else
FROM article
LEFT JOIN stated USING (article_id)
LEFT JOIN article AS original ON original.article_id = article.duplicate_of
WHERE article.state = 'current'
GROUP BY article.article_id, article.published, article.publisher, article.title, article.language, original.title
ORDER BY article.published NULLS LAST, article.article_id;
