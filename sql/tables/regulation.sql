CREATE TABLE regulation (
    rule_id VARCHAR PRIMARY KEY,
    entity_id VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    binds BOOLEAN NOT NULL,
    addressees VARCHAR[] NOT NULL,
    authority VARCHAR NOT NULL,
    jurisdiction VARCHAR NOT NULL,
    citation VARCHAR,
    announced DATE,
    published DATE,
    effective DATE,
    compliance DATE,
    ended DATE,
    superseded_by VARCHAR,
    threshold_text VARCHAR,
    scope_text VARCHAR,
    licence_policy VARCHAR,
    evidence_grade VARCHAR NOT NULL,
    from_memory VARCHAR,
    notes VARCHAR,
    source VARCHAR
);
COMMENT ON TABLE regulation IS 'A version of an export rule, letter, listing, announcement or counter-measure.';
COMMENT ON COLUMN regulation.rule_id IS 'Id of the version.';
COMMENT ON COLUMN regulation.entity_id IS 'The regulation as facts name it, kind:slug.';
COMMENT ON COLUMN regulation.short_name IS 'What it is called.';
COMMENT ON COLUMN regulation.kind IS 'export_control, is_informed_letter, entity_list, licence_policy, tariff, announcement, counter_measure …';
COMMENT ON COLUMN regulation.binds IS 'False for announcements, deals and guidance, which are not rules.';
COMMENT ON COLUMN regulation.addressees IS 'Companies that a letter is addressed to; empty where it binds everybody.';
COMMENT ON COLUMN regulation.authority IS 'Who issued it, on which basis.';
COMMENT ON COLUMN regulation.jurisdiction IS 'US, CN, JP, NL or MY.';
COMMENT ON COLUMN regulation.citation IS 'Where it is published.';
COMMENT ON COLUMN regulation.announced IS 'Day of the announcement.';
COMMENT ON COLUMN regulation.published IS 'Day of publication.';
COMMENT ON COLUMN regulation.effective IS 'Day from which it is law.';
COMMENT ON COLUMN regulation.compliance IS 'Day from which it has to be complied with, where later.';
COMMENT ON COLUMN regulation.ended IS 'Last day.';
COMMENT ON COLUMN regulation.superseded_by IS 'The version that follows.';
COMMENT ON COLUMN regulation.threshold_text IS 'The test in words.';
COMMENT ON COLUMN regulation.scope_text IS 'Destinations and parties in words.';
COMMENT ON COLUMN regulation.licence_policy IS 'How applications are judged, in words.';
COMMENT ON COLUMN regulation.evidence_grade IS 'A official text, filing or vendor list; B secondary; C derived; M memory only.';
COMMENT ON COLUMN regulation.from_memory IS 'What was not looked up.';
COMMENT ON COLUMN regulation.notes IS 'What else is to be known.';
COMMENT ON COLUMN regulation.source IS 'Where the row comes from.';
