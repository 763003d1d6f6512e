CREATE TABLE chip_name (
    key VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    chip_id VARCHAR NOT NULL,
    is_family BOOLEAN NOT NULL
);
COMMENT ON TABLE chip_name IS 'A name of a chip; the name of a family stands for its best-known variant.';
COMMENT ON COLUMN chip_name.key IS 'The name without vendor, case, spaces and punctuation, as the macro chip_key gives it.';
COMMENT ON COLUMN chip_name.name IS 'The name as written.';
COMMENT ON COLUMN chip_name.chip_id IS 'The chip that it means.';
COMMENT ON COLUMN chip_name.is_family IS 'Whether it names a whole family.';
