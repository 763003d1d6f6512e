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
CREATE OR REPLACE MACRO export_strictness() AS TABLE
    WITH chips AS (SELECT DISTINCT chip_id FROM chip_control_input),
    -- An outcome without conditions is always met.
    met AS MATERIALIZED (
        SELECT chip_id, rule_id, outcome, met FROM rules_met()
        UNION ALL
        SELECT chip_id, rule_id, outcome, true
        FROM (SELECT DISTINCT rule_id, outcome FROM regulation_reach) ANTI JOIN regulation_threshold USING (rule_id, outcome)
        CROSS JOIN chips
    ),
    days AS (
        SELECT destination_group, valid_from AS day FROM regulation_reach
        UNION
        SELECT destination_group, valid_until + 1 FROM regulation_reach WHERE valid_until IS NOT NULL
    ),
    segments AS (
        SELECT
            destination_group, day AS valid_from,
            lead(day) OVER (PARTITION BY destination_group ORDER BY day) - 1 AS valid_until
        FROM days
    ),
    active AS (
        SELECT
            segments.destination_group, segments.valid_from, reach.rule_id, reach.outcome, reach.effect,
            reach.strictness, reach.applies_to
        FROM segments
        JOIN regulation_reach AS reach
            ON reach.destination_group = segments.destination_group
            AND reach.valid_from <= segments.valid_from
            AND coalesce(reach.valid_until >= segments.valid_from, true)
    ),
    relaxations AS (
        SELECT destination_group, valid_from, unnest(applies_to) AS applies_to, rule_id, outcome, strictness
        FROM active
        WHERE effect IN ('exception', 'review_policy')
    ),
    -- What is required in an interval, with what may relax it: few kinds, each evaluated once a chip.
    duties AS (
        SELECT
            active.destination_group, active.valid_from, active.rule_id, active.outcome, active.strictness,
            list(
                {rule_id: relaxations.rule_id, outcome: relaxations.outcome, strictness: relaxations.strictness}
                ORDER BY relaxations.rule_id, relaxations.outcome
            ) FILTER (relaxations.rule_id IS NOT NULL) AS relaxed_by
        FROM active
        LEFT JOIN relaxations
            ON relaxations.destination_group = active.destination_group
            AND relaxations.valid_from = active.valid_from
            AND relaxations.applies_to = active.rule_id || ':' || active.outcome
        WHERE active.effect = 'requirement'
        GROUP BY active.destination_group, active.valid_from, active.rule_id, active.outcome, active.strictness
    ),
    kinds AS MATERIALIZED (
        SELECT row_number() OVER () AS kind, *
        FROM (SELECT DISTINCT rule_id, outcome, strictness, relaxed_by FROM duties)
    ),
    possible AS (
        SELECT kinds.kind, met.chip_id, kinds.strictness, met.met, unnest(coalesce(relaxed_by, [NULL])) AS relaxation
        FROM kinds
        JOIN met USING (rule_id, outcome)
        WHERE met.met IS DISTINCT FROM false
    ),
    -- The least and the most that may follow from a requirement for a chip.
    bounds AS MATERIALIZED (
        SELECT
            possible.kind, possible.chip_id,
            coalesce(min(relaxation.strictness) FILTER (relaxing.met), possible.strictness) AS most,
            CASE
                WHEN possible.met IS NULL THEN 0
                ELSE least(
                    most,
                    coalesce(min(relaxation.strictness) FILTER (relaxing.met IS NULL AND relaxing.chip_id IS NOT NULL), most)
                )
            END AS least
        FROM possible
        LEFT JOIN met AS relaxing
            ON relaxing.chip_id = possible.chip_id AND relaxing.rule_id = relaxation.rule_id
            AND relaxing.outcome = relaxation.outcome
        GROUP BY possible.kind, possible.chip_id, possible.strictness, possible.met
    ),
    totals AS (
        SELECT
            bounds.chip_id, placed.destination_group, placed.valid_from,
            max(least) AS floor, max(most) AS ceiling, coalesce(max(least) FILTER (least = most), 0) AS certain
        FROM (
            SELECT destination_group, valid_from, kind
            FROM duties
            JOIN kinds
                ON kinds.rule_id = duties.rule_id AND kinds.outcome = duties.outcome
                AND kinds.strictness = duties.strictness AND kinds.relaxed_by IS NOT DISTINCT FROM duties.relaxed_by
        ) AS placed
        JOIN bounds USING (kind)
        GROUP BY bounds.chip_id, placed.destination_group, placed.valid_from
    )
    SELECT
        chips.chip_id, segments.destination_group, segments.valid_from, segments.valid_until,
        -- A licence that is needed in any case, 2 and more, is an answer even where another rule stays open.
        CASE
            WHEN totals.floor IS NULL THEN 0
            WHEN totals.floor = totals.ceiling OR (totals.floor >= 2 AND totals.certain = totals.floor) THEN totals.floor
        END AS strictness
    FROM segments
    CROSS JOIN chips
    LEFT JOIN totals
        ON totals.chip_id = chips.chip_id AND totals.destination_group = segments.destination_group
        AND totals.valid_from = segments.valid_from;
COMMENT ON MACRO TABLE export_strictness IS 'The statuses anew in SQL from thresholds and reach, as ranks of strictness, by chip, destination group and interval; empty where open. Items of US origin are supposed.';
