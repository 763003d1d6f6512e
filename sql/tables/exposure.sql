CREATE TABLE exposure (
    origin_id VARCHAR NOT NULL,
    exposed_id VARCHAR NOT NULL,
    steps BIGINT NOT NULL,
    path VARCHAR[] NOT NULL,
    fact_ids VARCHAR[] NOT NULL,
    PRIMARY KEY (origin_id, exposed_id)
);
COMMENT ON TABLE exposure IS 'Who is exposed, and through which chain, if a foundry, a regulation or a supplier changes: from every foundry and regulation, and from the 100 companies and chips on which most depend.';
COMMENT ON COLUMN exposure.origin_id IS 'The foundry, regulation, chip designer or chip that changes.';
COMMENT ON COLUMN exposure.exposed_id IS 'The company, cluster or model that depends on it.';
COMMENT ON COLUMN exposure.steps IS 'Length of the shortest chain between them.';
COMMENT ON COLUMN exposure.path IS 'The entities of that chain, from origin to exposed.';
COMMENT ON COLUMN exposure.fact_ids IS 'The facts behind its steps, in the same order.';
