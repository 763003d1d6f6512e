CREATE TABLE export_status (
    chip_id VARCHAR NOT NULL,
    destination_group VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE,
    status VARCHAR NOT NULL,
    rule_id VARCHAR,
    clause VARCHAR,
    eccn VARCHAR,
    licence_policy VARCHAR,
    licence_exception VARCHAR,
    inputs VARCHAR[] NOT NULL,
    reason VARCHAR NOT NULL,
    would_change VARCHAR NOT NULL,
    PRIMARY KEY (chip_id, destination_group, valid_from)
);
COMMENT ON TABLE export_status IS 'The status of a chip for a group of destinations over an interval of days, for a civil buyer whom no list names, exported from the US by its vendor.';
COMMENT ON COLUMN export_status.chip_id IS 'The chip.';
COMMENT ON COLUMN export_status.destination_group IS 'The destinations, see table destination.';
COMMENT ON COLUMN export_status.valid_from IS 'First day; 2018-01-01 stands for all days before it too.';
COMMENT ON COLUMN export_status.valid_until IS 'Last day; empty where it holds until a further rule.';
COMMENT ON COLUMN export_status.status IS 'unknown, na_non_us_item, not_controlled, licence_exception_nac (NAC or ACA), licence_required_unspecified, licence_required_letter, case_by_case_conditional, case_by_case_if_us_available_else_denial or licence_required_presumption_of_denial.';
COMMENT ON COLUMN export_status.rule_id IS 'The rule that decides; empty where none does.';
COMMENT ON COLUMN export_status.clause IS 'Its clauses that are met.';
COMMENT ON COLUMN export_status.eccn IS 'The chip''s paragraph of the Commerce Control List: 3A090, 3A090.a, 3A090.b; empty below or where open.';
COMMENT ON COLUMN export_status.licence_policy IS 'How applications are judged, or what the exception asks for.';
COMMENT ON COLUMN export_status.licence_exception IS 'NAC or ACA, where one applies.';
COMMENT ON COLUMN export_status.inputs IS 'The inputs that the status rests on, each with its source.';
COMMENT ON COLUMN export_status.reason IS 'Why.';
COMMENT ON COLUMN export_status.would_change IS 'The nearest changes of inputs that would give another status.';
