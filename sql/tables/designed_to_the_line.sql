CREATE TABLE designed_to_the_line (
    chip_id VARCHAR PRIMARY KEY,
    cut_from VARCHAR,
    first_public DATE NOT NULL,
    rule_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    clause VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    line DOUBLE NOT NULL,
    value DOUBLE NOT NULL,
    original_value DOUBLE,
    unit VARCHAR NOT NULL,
    margin DOUBLE NOT NULL,
    caught_on DATE,
    caught_by VARCHAR,
    caught_status VARCHAR
);
COMMENT ON TABLE designed_to_the_line IS 'A chip made for China that stayed under a rule in force or announced when it was first shown, while the chip that it was cut from did not.';
COMMENT ON COLUMN designed_to_the_line.chip_id IS 'The chip.';
COMMENT ON COLUMN designed_to_the_line.cut_from IS 'The chip that it was cut from; empty where the catalogue has none.';
COMMENT ON COLUMN designed_to_the_line.first_public IS 'When it was first shown.';
COMMENT ON COLUMN designed_to_the_line.rule_id IS 'The rule.';
COMMENT ON COLUMN designed_to_the_line.outcome IS 'The outcome of the rule that it avoids.';
COMMENT ON COLUMN designed_to_the_line.clause IS 'The clause.';
COMMENT ON COLUMN designed_to_the_line.metric IS 'The input that stays on the free side; of several the one with the smallest margin.';
COMMENT ON COLUMN designed_to_the_line.line IS 'The line, in unit.';
COMMENT ON COLUMN designed_to_the_line.value IS 'The value of the chip, in unit.';
COMMENT ON COLUMN designed_to_the_line.original_value IS 'The value of the chip that it was cut from, in unit.';
COMMENT ON COLUMN designed_to_the_line.unit IS 'Unit of the line and the values.';
COMMENT ON COLUMN designed_to_the_line.margin IS 'How far the value lies below the line, as a share of the line.';
COMMENT ON COLUMN designed_to_the_line.caught_on IS 'First later day with a stricter status for China; empty where there is none.';
COMMENT ON COLUMN designed_to_the_line.caught_by IS 'The rule that brought it.';
COMMENT ON COLUMN designed_to_the_line.caught_status IS 'That status.';
