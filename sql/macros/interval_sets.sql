CREATE OR REPLACE MACRO interval_contains(low, high, value) AS
    CASE WHEN value IS NOT NULL THEN coalesce(low <= value, true) AND coalesce(value <= high, true) END,
(low, high, inner_low, inner_high) AS
    (low IS NULL OR coalesce(low <= inner_low, false)) AND (high IS NULL OR coalesce(inner_high <= high, false));
COMMENT ON MACRO interval_contains IS 'Whether a closed interval contains a value, or all of another interval; an empty end is open.';
CREATE OR REPLACE MACRO sum_of_ends(end_of_interval) AS
    CASE WHEN count(*) = count(end_of_interval) THEN sum(end_of_interval) END;
COMMENT ON MACRO sum_of_ends IS 'Sum over a group of the low, or of the high ends of intervals: that end of the sum of the intervals; empty, since open, where one of them is: SELECT sum_of_ends(low), sum_of_ends(high).';
