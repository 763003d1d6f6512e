CREATE OR REPLACE MACRO value_text(low, high, unit, cmp) AS
    CASE
        WHEN low IS NULL AND high IS NULL THEN ''
        WHEN low = high THEN CASE cmp WHEN '~' THEN 'about ' ELSE '' END || format('{:,.12g}', low::DOUBLE)
        WHEN low IS NULL THEN CASE cmp WHEN '<~' THEN 'nearly ' WHEN '<=' THEN 'at most ' ELSE 'less than ' END || format('{:,.12g}', high::DOUBLE)
        WHEN high IS NULL THEN CASE cmp WHEN '>=' THEN 'at least ' ELSE 'more than ' END || format('{:,.12g}', low::DOUBLE)
        ELSE format('{:,.12g} to {:,.12g}', low::DOUBLE, high::DOUBLE)
    END || CASE WHEN unit IS NULL OR (low IS NULL AND high IS NULL) THEN '' ELSE ' ' || unit END;
COMMENT ON MACRO value_text IS 'A value as words: value_text(low, high, unit, cmp), for example at least 10,000 units.';
