CREATE TABLE regulation_state (
    rule_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    valid_from DATE,
    valid_until DATE,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE regulation_state IS 'A state of a rule and the days on which it holds.';
COMMENT ON COLUMN regulation_state.rule_id IS 'The rule.';
COMMENT ON COLUMN regulation_state.state IS 'not_yet_effective, compliance_pending, in_force, in_code_not_enforced, stayed, suspended, statement or ended.';
COMMENT ON COLUMN regulation_state.valid_from IS 'First day; empty where open.';
COMMENT ON COLUMN regulation_state.valid_until IS 'Last day; empty where open.';
COMMENT ON COLUMN regulation_state.source IS 'What says so.';
