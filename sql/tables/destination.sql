CREATE TABLE destination (
    destination VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    destination_group VARCHAR NOT NULL,
    country_groups VARCHAR[] NOT NULL
);
COMMENT ON TABLE destination IS 'A destination of exports, and the group in which all rules treat it.';
COMMENT ON COLUMN destination.destination IS 'ISO 3166 code, or D:1, D:4, D:5 for any country of that group alone.';
COMMENT ON COLUMN destination.name IS 'Name.';
COMMENT ON COLUMN destination.destination_group IS 'Destinations that all rules have always treated alike.';
COMMENT ON COLUMN destination.country_groups IS 'Country groups of the EAR that it was ever in, of those that the rules use.';
