-- Which claims about training runs hold, by the scaling model, and why?
SELECT scaling_claim.verdict, scaling_claim.condition, round(scaling_claim.probability, 2) AS probability,
    scaling_claim.explanation, stated_fact.subject_name, stated_fact.value, min(stated_fact.quote) AS quote
FROM scaling_claim
JOIN stated_fact USING (fact_id)
GROUP BY ALL
ORDER BY verdict, probability DESC NULLS LAST, explanation;
