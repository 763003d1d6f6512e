-- The columns of exchange_rate are renamed inside, so that a caller's column of the same name is not taken for them.
CREATE OR REPLACE MACRO cross_rate(from_currency, to_currency, on_day) AS
    (SELECT quoted_units FROM exchange_rate AS quoted (quoted_currency, quoted_day, quoted_units, quoted_reference)
     WHERE quoted_currency = to_currency AND quoted_day = on_day::DATE)
    / (SELECT base_units FROM exchange_rate AS base (base_currency, base_day, base_units, base_reference)
       WHERE base_currency = from_currency AND base_day = on_day::DATE),
(from_currency, to_currency, first_day, last_day) AS
    -- As the bank averages: over the days that have a rate of their own; a few days around a weekend may have none.
    (SELECT avg(quoted_units / base_units)
     FROM exchange_rate AS quoted (quoted_currency, quoted_day, quoted_units, quoted_reference)
     JOIN exchange_rate AS base (base_currency, base_day, base_units, base_reference) ON base_day = quoted_day
     WHERE quoted_currency = to_currency AND base_currency = from_currency
        AND quoted_day BETWEEN first_day::DATE AND last_day::DATE
        AND (quoted_day = quoted_reference OR last_day::DATE - first_day::DATE < 4));
COMMENT ON MACRO cross_rate IS 'Units of to_currency for one unit of from_currency: on a day, or the mean of a period: cross_rate(''CNY'', ''USD'', DATE ''2023-06-14'').';
CREATE OR REPLACE MACRO convert_amount(amount, from_currency, to_currency, on_day) AS
    CASE WHEN from_currency = to_currency THEN amount ELSE amount * cross_rate(from_currency, to_currency, on_day) END,
(amount, from_currency, to_currency, first_day, last_day) AS
    CASE WHEN from_currency = to_currency THEN amount ELSE amount * cross_rate(from_currency, to_currency, first_day, last_day) END;
COMMENT ON MACRO convert_amount IS 'An amount in another currency, at the rate of a day or the mean rate of a period; empty where there is no rate: convert_amount(110000, ''CNY'', ''USD'', DATE ''2023-07-01'', DATE ''2023-07-31'').';
CREATE OR REPLACE MACRO rate_used(from_currency, to_currency, on_day) AS
    CASE
        WHEN from_currency = to_currency THEN 'not converted'
        WHEN cross_rate(from_currency, to_currency, on_day) IS NULL THEN
            'not converted: no rate of the European Central Bank for ' || from_currency || ' to ' || to_currency || ' on that day'
        ELSE format('1 {} = {:.6g} {}', from_currency, cross_rate(from_currency, to_currency, on_day), to_currency)
            || ', European Central Bank, '
            || (SELECT min(base_reference)::VARCHAR
                FROM exchange_rate AS base (base_currency, base_day, base_units, base_reference)
                WHERE base_currency IN (from_currency, to_currency) AND base_day = on_day::DATE)
    END,
(from_currency, to_currency, first_day, last_day) AS
    CASE
        WHEN from_currency = to_currency THEN 'not converted'
        WHEN cross_rate(from_currency, to_currency, first_day, last_day) IS NULL THEN
            'not converted: no rate of the European Central Bank for ' || from_currency || ' to ' || to_currency || ' in that time'
        ELSE format('1 {} = {:.6g} {}', from_currency, cross_rate(from_currency, to_currency, first_day, last_day), to_currency)
            || ', European Central Bank, '
            || (SELECT CASE WHEN min(base_reference) = max(base_reference) THEN min(base_reference)::VARCHAR
                    ELSE format('mean of {} to {}', min(base_reference)::VARCHAR, max(base_reference)::VARCHAR) END
                FROM exchange_rate AS base (base_currency, base_day, base_units, base_reference)
                WHERE base_currency = from_currency AND base_day BETWEEN first_day::DATE AND last_day::DATE
                    AND (base_day = base_reference OR last_day::DATE - first_day::DATE < 4))
    END;
COMMENT ON MACRO rate_used IS 'Which rate of which day or period convert_amount uses, as words; or that there is none.';
