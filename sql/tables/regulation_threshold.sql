CREATE TABLE regulation_threshold (
    rule_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    clause VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    op VARCHAR NOT NULL,
    value DOUBLE,
    value_to DOUBLE,
    names VARCHAR[],
    unit VARCHAR,
    text_ref VARCHAR
);
COMMENT ON TABLE regulation_threshold IS 'A condition of a clause: conditions of a clause are joined by AND, clauses of an outcome by OR.';
COMMENT ON COLUMN regulation_threshold.rule_id IS 'The rule.';
COMMENT ON COLUMN regulation_threshold.outcome IS 'What is met if a clause is: 3A090.a, letter, NAC_datacenter …';
COMMENT ON COLUMN regulation_threshold.clause IS 'The clause.';
COMMENT ON COLUMN regulation_threshold.metric IS 'The input that is tested.';
COMMENT ON COLUMN regulation_threshold.op IS '>=, >, <=, <, =, or in for names.';
COMMENT ON COLUMN regulation_threshold.value IS 'The line, in unit; empty for names.';
COMMENT ON COLUMN regulation_threshold.value_to IS 'Where the text draws no exact line: the line lies between value and this.';
COMMENT ON COLUMN regulation_threshold.names IS 'The names of an in condition.';
COMMENT ON COLUMN regulation_threshold.unit IS 'Unit of the line.';
COMMENT ON COLUMN regulation_threshold.text_ref IS 'Paragraph or document that the condition comes from.';
