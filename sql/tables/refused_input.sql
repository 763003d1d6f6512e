CREATE TABLE refused_input (
    refresh_id BIGINT NOT NULL,
    location VARCHAR NOT NULL,
    problem VARCHAR NOT NULL
);
COMMENT ON TABLE refused_input IS 'An input that a refresh could not read.';
COMMENT ON COLUMN refused_input.refresh_id IS 'The refresh.';
COMMENT ON COLUMN refused_input.location IS 'Path or web address.';
COMMENT ON COLUMN refused_input.problem IS 'What is wrong with it, where, and the remedy.';
