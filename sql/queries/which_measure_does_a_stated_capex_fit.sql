-- Which of the measures that the company has published does a stated capital expenditure fit: gross, net, with leases?
SELECT entity.name AS company, comparison.time, value_text(stated_low, stated_high, currency, fact.cmp) AS stated,
    fits, fiscal_label, measure, value_text(published_low, published_high, currency, '=') AS published,
    round(100 * difference_ratio, 1) AS difference_percent, source
FROM capex_comparison AS comparison
JOIN current_fact AS fact USING (fact_id)
JOIN entity ON entity.entity_id = company_id
ORDER BY company, comparison.time, fact_id, fits DESC, fiscal_label, measure;
