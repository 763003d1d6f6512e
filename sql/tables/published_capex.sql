CREATE TABLE published_capex (
    company_id VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    fiscal_label VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    measure VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    status VARCHAR NOT NULL,
    confidence VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    source_url VARCHAR,
    notes VARCHAR
);
COMMENT ON TABLE published_capex IS 'Capital expenditure of a company in a period by one measure, as published.';
COMMENT ON COLUMN published_capex.company_id IS 'The company, kind:slug.';
COMMENT ON COLUMN published_capex.company IS 'Name of the company.';
COMMENT ON COLUMN published_capex.fiscal_label IS 'The period as the company calls it.';
COMMENT ON COLUMN published_capex.period_start IS 'First day of the period.';
COMMENT ON COLUMN published_capex.period_end IS 'Last day of the period.';
COMMENT ON COLUMN published_capex.measure IS 'What is counted: gross or net purchases, with or without leases and intangibles.';
COMMENT ON COLUMN published_capex.currency IS 'ISO 4217 code of the amounts.';
COMMENT ON COLUMN published_capex.low IS 'Lower end of the amount, in whole currency units; empty where the source leaves it open.';
COMMENT ON COLUMN published_capex.high IS 'Upper end of the amount, in whole currency units; empty where the source leaves it open.';
COMMENT ON COLUMN published_capex.status IS 'reported, or guidance.';
COMMENT ON COLUMN published_capex.confidence IS 'high, medium or low.';
COMMENT ON COLUMN published_capex.source IS 'Where the figure comes from.';
COMMENT ON COLUMN published_capex.source_url IS 'Its web address.';
COMMENT ON COLUMN published_capex.notes IS 'What else is to be known about it.';
