CREATE TABLE exchange_rate (
    currency VARCHAR NOT NULL,
    day DATE NOT NULL,
    units_per_euro DOUBLE NOT NULL,
    reference_day DATE NOT NULL,
    PRIMARY KEY (currency, day)
);
COMMENT ON TABLE exchange_rate IS 'The European Central Bank''s reference rate of a currency on a calendar day since 2010. It has none for TWD, AED, SAR, QAR, KWD, KZT, VND, RUB, ARS, CLP, COP, EGP, NGN, PKR and UAH.';
COMMENT ON COLUMN exchange_rate.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN exchange_rate.day IS 'The day.';
COMMENT ON COLUMN exchange_rate.units_per_euro IS 'Units of the currency for one euro.';
COMMENT ON COLUMN exchange_rate.reference_day IS 'The day for which the rate was published: day itself, or the last one before a weekend or holiday.';
