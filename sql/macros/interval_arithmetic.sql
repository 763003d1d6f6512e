CREATE OR REPLACE MACRO midpoint(low, high) AS coalesce((low + high) / 2, low, high);
COMMENT ON MACRO midpoint IS 'The middle of a value; of a half-open one its known end.';
CREATE OR REPLACE MACRO width(low, high) AS high - low;
COMMENT ON MACRO width IS 'How wide a value is; empty where it is open.';
CREATE OR REPLACE MACRO intervals_overlap(low, high, other_low, other_high) AS
    coalesce(low <= other_high, true) AND coalesce(other_low <= high, true);
COMMENT ON MACRO intervals_overlap IS 'Whether two closed intervals share a point; an empty end is open.';
