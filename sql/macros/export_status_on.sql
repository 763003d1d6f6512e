CREATE OR REPLACE MACRO chip_key(chip_name) AS
    regexp_replace(
        lower(regexp_replace(
            trim(chip_name),
            '^((chip:)?\s*(nvidia|英伟达|輝達|amd|instinct|intel|habana|英特尔|google|谷歌|aws|amazon|huawei|华为|cambricon|寒武纪|hygon|海光|biren|壁仞科技|metax|沐曦|moore ?threads|摩尔线程|kunlunxin|geforce|tesla|radeon)[\s_-]*)+',
            '', 'i'
        )),
        '[^0-9a-z\x{3400}-\x{9fff}]+', '', 'g'
    );
COMMENT ON MACRO chip_key IS 'A chip''s name without vendor, case, spaces and punctuation, as in the table chip_name.';
CREATE OR REPLACE MACRO export_status_on(which_chip, on_day, to_destination) AS TABLE
    SELECT
        export_status.chip_id, chip_name.is_family, on_day::DATE AS day, destination.destination, export_status.status,
        export_status.rule_id, export_status.clause, export_status.eccn, export_status.licence_policy,
        export_status.licence_exception, export_status.reason, export_status.would_change, export_status.inputs,
        export_status.valid_from, export_status.valid_until, regulation.citation
    FROM export_status
    JOIN chip_name USING (chip_id)
    JOIN destination USING (destination_group)
    LEFT JOIN regulation USING (rule_id)
    WHERE chip_name.key = chip_key(which_chip)
        AND destination.destination = upper(to_destination)
        AND export_status.valid_from <= greatest(on_day::DATE, DATE '2018-01-01')
        AND coalesce(export_status.valid_until >= greatest(on_day::DATE, DATE '2018-01-01'), true);
COMMENT ON MACRO TABLE export_status_on IS 'Whether a chip could go to a destination on a day, and why: FROM export_status_on(''H800'', DATE ''2023-06-14'', ''CN'').';
