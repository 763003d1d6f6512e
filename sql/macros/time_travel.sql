CREATE OR REPLACE MACRO facts_known_on(day) AS TABLE
    SELECT * FROM fact
    WHERE fact_id IN (
        SELECT fact_id FROM evidence
        WHERE first_seen < day::DATE + INTERVAL 1 DAY
            AND coalesce(withdrawn_at >= day::DATE + INTERVAL 1 DAY, true)
    );
COMMENT ON MACRO TABLE facts_known_on IS 'What was known at the end of a day: facts that something read by then stated and had not ceased to state.';
CREATE OR REPLACE MACRO facts_valid_on(day) AS TABLE
    SELECT * FROM current_fact
    WHERE time_start <= day::DATE AND coalesce(time_end >= day::DATE, true);
COMMENT ON MACRO TABLE facts_valid_on IS 'What held on a day, by what is stated now; facts without a time are left out.';
