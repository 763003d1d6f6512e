CREATE TABLE scaling_assumption (
    scope VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    unit VARCHAR,
    source VARCHAR NOT NULL,
    PRIMARY KEY (scope, name)
);
COMMENT ON TABLE scaling_assumption IS 'A value that the scaling model takes where neither a fact nor the catalogue has one.';
COMMENT ON COLUMN scaling_assumption.scope IS 'all, an architecture or a chip: the narrowest that fits counts.';
COMMENT ON COLUMN scaling_assumption.name IS 'What it is the value of.';
COMMENT ON COLUMN scaling_assumption.value IS 'The value, in unit.';
COMMENT ON COLUMN scaling_assumption.unit IS 'Its unit; empty for a pure number.';
COMMENT ON COLUMN scaling_assumption.source IS 'Where it comes from.';
