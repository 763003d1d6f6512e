-- Which statements of articles about export rules hold, and which need a qualification?
SELECT verdict, claim, explanation, rule_id, title, quote
FROM rule_claim
LEFT JOIN article USING (article_id)
ORDER BY verdict, claim, article_id;
