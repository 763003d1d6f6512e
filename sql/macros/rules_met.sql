CREATE OR REPLACE MACRO condition_met(op, line, line_to, low, high, low_open, high_open) AS
    CASE op
        WHEN '=' THEN CASE
            WHEN low = line AND high = line THEN true
            WHEN high < line OR low > line THEN false
        END
        WHEN '>=' THEN CASE
            WHEN low >= coalesce(line_to, line) THEN true
            WHEN high < line OR (high = line AND high_open) THEN false
        END
        WHEN '>' THEN CASE
            WHEN low > coalesce(line_to, line) OR (low = coalesce(line_to, line) AND low_open) THEN true
            WHEN high <= line THEN false
        END
        WHEN '<' THEN CASE
            WHEN high < line OR (high = line AND high_open) THEN true
            WHEN low >= coalesce(line_to, line) THEN false
        END
        WHEN '<=' THEN CASE
            WHEN high <= line THEN true
            WHEN low > coalesce(line_to, line) OR (low = coalesce(line_to, line) AND low_open) THEN false
        END
    END;
COMMENT ON MACRO condition_met IS 'Whether all of an interval lies on the wanted side of a line that may be vague; empty where it does not say.';
CREATE OR REPLACE MACRO rules_met() AS TABLE
    WITH tested AS (
        SELECT
            chips.chip_id, threshold.rule_id, threshold.outcome, threshold.clause,
            CASE
                WHEN threshold.op = 'in' THEN list_has_any(input.names, threshold.names)
                ELSE condition_met(
                    threshold.op, threshold.value, threshold.value_to,
                    input.low, input.high, input.low_open, input.high_open
                )
            END AS met
        FROM regulation_threshold AS threshold
        CROSS JOIN (SELECT DISTINCT chip_id FROM chip_control_input) AS chips
        LEFT JOIN chip_control_input AS input
            ON input.chip_id = chips.chip_id AND input.metric = threshold.metric AND input.used
    ),
    -- AND of three values: false where one is false, else open where one is open.
    clauses AS (
        SELECT
            chip_id, rule_id, outcome, clause,
            CASE WHEN bool_or(met = false) THEN false WHEN count(*) = count(met) THEN true END AS met
        FROM tested
        GROUP BY chip_id, rule_id, outcome, clause
    )
    SELECT
        chip_id, rule_id, outcome,
        CASE WHEN bool_or(met) THEN true WHEN count(*) = count(met) THEN false END AS met,
        string_agg(clause, ', ' ORDER BY clause) FILTER (met) AS clauses
    FROM clauses
    GROUP BY chip_id, rule_id, outcome;
COMMENT ON MACRO TABLE rules_met IS 'Which outcomes of which rules each chip meets by the thresholds alone, whatever the day and destination; met is empty where inputs leave it open.';
