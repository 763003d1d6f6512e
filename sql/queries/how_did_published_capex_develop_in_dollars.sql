-- How did the published capital expenditure of each company develop, in US dollars at the mean rate of its period?
SELECT company, fiscal_label, measure, status, value_text(low, high, currency, '=') AS published,
    round(convert_amount(midpoint(low, high), currency, 'USD', period_start, period_end) / 1e9, 2) AS billion_usd,
    rate_used(currency, 'USD', period_start, period_end) AS rate
FROM published_capex
ORDER BY company, measure, period_start, period_end;
