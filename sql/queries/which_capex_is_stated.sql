-- Which capital expenditure is stated for whom and for which period, and what has the company itself published?
SELECT stated.subject_name AS company, stated.time, stated.value AS stated, coalesce(by_name, publisher) AS says,
    published.measure, published.fiscal_label, value_text(published.low, published.high, published.currency, '=') AS published
FROM stated_fact AS stated
LEFT JOIN published_capex AS published
    ON published.company_id = stated.subject_id AND published.currency = stated.unit
    AND published.period_start <= stated.time_end AND published.period_end >= stated.time_start
WHERE stated.predicate = 'capex' AND stated.origin = 'article'
ORDER BY company, stated.time, stated.fact_id, stated.evidence_id, published.fiscal_label, published.measure;
