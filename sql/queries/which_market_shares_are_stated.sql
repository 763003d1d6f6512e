-- Which share of which market is stated for whom, by whom, and is it an estimate?
SELECT company, segment, value, round(100 * midpoint(low, high), 1) AS percent, time, modality, says, title, quote
FROM market_shares
WHERE predicate = 'market_share'
ORDER BY segment, percent DESC, company, time, fact_id, title, quote;
