-- What looked like a fact and was not let in, and why?
SELECT reason, candidate.predicate, quote, title, rule
FROM candidate JOIN article USING (article_id)
ORDER BY reason, candidate.predicate, article_id, char_start, char_end, rule
LIMIT 1000;
