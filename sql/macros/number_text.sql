CREATE OR REPLACE MACRO number_text(number) AS
    -- A part of a month or of a ratio is no exacter than the words that it was reckoned from.
    format(CASE WHEN abs(number) < 1000 THEN '{:,.6g}' ELSE '{:,.12g}' END, number::DOUBLE);
COMMENT ON MACRO number_text IS 'A number as words: number_text(number), for example 10,000.';
