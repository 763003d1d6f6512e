CREATE TABLE regulation_reach (
    rule_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    effect VARCHAR NOT NULL,
    destination_group VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE,
    status VARCHAR,
    strictness INTEGER,
    applies_to VARCHAR[] NOT NULL,
    licence_policy VARCHAR,
    text_ref VARCHAR
);
COMMENT ON TABLE regulation_reach IS 'Where and when a row of a rule binds: in force, in scope, for a civil buyer whom no list names.';
COMMENT ON COLUMN regulation_reach.rule_id IS 'The rule.';
COMMENT ON COLUMN regulation_reach.outcome IS 'The outcome that has this effect when met.';
COMMENT ON COLUMN regulation_reach.effect IS 'requirement, exception (frees from applies_to), review_policy (changes how applies_to is judged), import_admission or note.';
COMMENT ON COLUMN regulation_reach.destination_group IS 'Destinations that all rules treat alike.';
COMMENT ON COLUMN regulation_reach.valid_from IS 'First day.';
COMMENT ON COLUMN regulation_reach.valid_until IS 'Last day; empty where open.';
COMMENT ON COLUMN regulation_reach.status IS 'The status that follows when it is met.';
COMMENT ON COLUMN regulation_reach.strictness IS 'Rank of that status, 0 = not controlled; the strictest counts.';
COMMENT ON COLUMN regulation_reach.applies_to IS 'Requirements that an exception or policy acts on, as rule_id:outcome.';
COMMENT ON COLUMN regulation_reach.licence_policy IS 'How applications are judged, or what the exception asks for.';
COMMENT ON COLUMN regulation_reach.text_ref IS 'Paragraph.';
