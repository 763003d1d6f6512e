CREATE TABLE scaling_constant (
    name VARCHAR PRIMARY KEY,
    value DOUBLE NOT NULL,
    unit VARCHAR,
    prior DOUBLE NOT NULL,
    fitted BOOLEAN NOT NULL,
    fit_date DATE NOT NULL,
    fit_rows BIGINT NOT NULL,
    fit_mean_error DOUBLE NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE scaling_constant IS 'A calibrated constant of the scaling model.';
COMMENT ON COLUMN scaling_constant.name IS 'Its name in the formulas.';
COMMENT ON COLUMN scaling_constant.value IS 'Its value, in unit.';
COMMENT ON COLUMN scaling_constant.unit IS 'Its unit; empty for a pure number.';
COMMENT ON COLUMN scaling_constant.prior IS 'Its value before the fit.';
COMMENT ON COLUMN scaling_constant.fitted IS 'Whether the fit may move it.';
COMMENT ON COLUMN scaling_constant.fit_date IS 'When it was fitted.';
COMMENT ON COLUMN scaling_constant.fit_rows IS 'On how many runs.';
COMMENT ON COLUMN scaling_constant.fit_mean_error IS 'Mean error of the speed with the source of a run left out of the fit.';
COMMENT ON COLUMN scaling_constant.meaning IS 'What it is.';
