CREATE TABLE implied_units (
    fact_id VARCHAR NOT NULL,
    buyer_id VARCHAR NOT NULL,
    chip_id VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    amount_low DOUBLE,
    amount_high DOUBLE,
    price_fact_ids VARCHAR[],
    price_low DOUBLE NOT NULL,
    price_high DOUBLE NOT NULL,
    units_low DOUBLE,
    units_high DOUBLE
);
COMMENT ON TABLE implied_units IS 'How many chips an order in money would buy, from the least to the greatest price that articles state for a chip in the same currency.';
COMMENT ON COLUMN implied_units.fact_id IS 'The order.';
COMMENT ON COLUMN implied_units.buyer_id IS 'The buyer.';
COMMENT ON COLUMN implied_units.chip_id IS 'The chip whose price is used: the ordered one, or where the order names none each one of the vendor.';
COMMENT ON COLUMN implied_units.currency IS 'ISO 4217 code of the amounts.';
COMMENT ON COLUMN implied_units.amount_low IS 'Least amount of the order, in whole currency units; empty where open.';
COMMENT ON COLUMN implied_units.amount_high IS 'Greatest amount of the order, in whole currency units; empty where open.';
COMMENT ON COLUMN implied_units.price_fact_ids IS 'The facts that state the least and the greatest price, or the one that states both.';
COMMENT ON COLUMN implied_units.price_low IS 'Least price of one chip, in whole currency units.';
COMMENT ON COLUMN implied_units.price_high IS 'Greatest price of one chip, in whole currency units.';
COMMENT ON COLUMN implied_units.units_low IS 'Least number of chips; empty where open.';
COMMENT ON COLUMN implied_units.units_high IS 'Greatest number of chips; empty where open.';
