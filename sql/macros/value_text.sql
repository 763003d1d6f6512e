CREATE OR REPLACE MACRO number_text(number) AS
    -- A part of a month or of a ratio is no exacter than the words that it was reckoned from.
    format(CASE WHEN abs(number) < 1000 THEN '{:,.6g}' ELSE '{:,.12g}' END, number::DOUBLE);
COMMENT ON MACRO number_text IS 'A number as words: number_text(number), for example 10,000.';
CREATE OR REPLACE MACRO value_text(low, high, unit, cmp) AS
    CASE
        WHEN low IS NULL AND high IS NULL THEN ''
        WHEN low = high THEN CASE cmp WHEN '~' THEN 'about ' ELSE '' END || number_text(low)
        WHEN low IS NULL THEN CASE cmp WHEN '<~' THEN 'nearly ' WHEN '<=' THEN 'at most ' ELSE 'less than ' END || number_text(high)
        WHEN high IS NULL THEN CASE cmp WHEN '>=' THEN 'at least ' ELSE 'more than ' END || number_text(low)
        ELSE number_text(low) || ' to ' || number_text(high)
    END || CASE WHEN unit IS NULL OR (low IS NULL AND high IS NULL) THEN '' ELSE ' ' || unit END;
COMMENT ON MACRO value_text IS 'A value as words: value_text(low, high, unit, cmp), for example at least 10,000 units.';
