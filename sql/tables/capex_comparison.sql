CREATE TABLE capex_comparison (
    fact_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    time VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    stated_low DOUBLE,
    stated_high DOUBLE,
    fiscal_label VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    published_low DOUBLE,
    published_high DOUBLE,
    fits BOOLEAN NOT NULL,
    difference_ratio DOUBLE,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE capex_comparison IS 'A stated capital expenditure against each measure that the company has published for a period within the stated one or around it.';
COMMENT ON COLUMN capex_comparison.fact_id IS 'The fact.';
COMMENT ON COLUMN capex_comparison.company_id IS 'The company.';
COMMENT ON COLUMN capex_comparison.time IS 'The period as stated.';
COMMENT ON COLUMN capex_comparison.currency IS 'ISO 4217 code of the amounts.';
COMMENT ON COLUMN capex_comparison.stated_low IS 'Least stated amount, in whole currency units; empty where open.';
COMMENT ON COLUMN capex_comparison.stated_high IS 'Greatest stated amount, in whole currency units; empty where open.';
COMMENT ON COLUMN capex_comparison.fiscal_label IS 'The published period as the company calls it.';
COMMENT ON COLUMN capex_comparison.measure IS 'The published measure.';
COMMENT ON COLUMN capex_comparison.published_low IS 'Least published amount, in whole currency units.';
COMMENT ON COLUMN capex_comparison.published_high IS 'Greatest published amount, in whole currency units.';
COMMENT ON COLUMN capex_comparison.fits IS 'Whether stated and published agree, allowing for rounding and for about and nearly.';
COMMENT ON COLUMN capex_comparison.difference_ratio IS 'Stated over published, minus 1, of the middles.';
COMMENT ON COLUMN capex_comparison.source IS 'Where the published amount comes from.';
