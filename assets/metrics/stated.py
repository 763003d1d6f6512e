"""The table `stated_fact`: each place that states a fact, with names, values in words and ranks, ready to be asked."""

from __future__ import annotations

# The facts whose rows are written anew: those that changed, that rank otherwise now, or whose entities are not in the
# catalogue and may have another name now.
RESTATED = """
CREATE OR REPLACE TEMP TABLE restated AS
WITH renamed AS (
    SELECT entity_id FROM entity WHERE (provisional OR article_id IS NOT NULL) AND entity_id IN (FROM touched_entity)
), joined AS (
    SELECT fact_id, unnest([subject_id, object_id, item_id]) AS ids FROM stated_fact
    WHERE contains(subject_id, '+') OR contains(object_id, '+') OR contains(item_id, '+')
), part_of_joined AS (
    SELECT fact_id, unnest(string_split(ids, '+')) AS part FROM joined
)
FROM touched_fact
UNION
SELECT fact_id FROM rewritten WHERE table_name = 'fact_rank'
UNION
SELECT fact_id FROM stated_fact WHERE subject_id IN (FROM renamed)
UNION
SELECT fact_id FROM stated_fact WHERE object_id IN (FROM renamed)
UNION
SELECT fact_id FROM stated_fact WHERE item_id IN (FROM renamed)
UNION
SELECT fact_id FROM part_of_joined WHERE part IN (FROM renamed)
"""

# Sorted, so that a query on one predicate reads only its part of the table.
STATED = """
WITH fact AS (
    SELECT * FROM current_fact WHERE {which}
), joined AS (
    SELECT DISTINCT ids, unnest(string_split(ids, '+')) AS part
    FROM (SELECT unnest([subject_id, object_id, item_id]) AS ids FROM fact)
    WHERE contains(ids, '+')
), named AS (
    SELECT entity_id, name FROM entity
    UNION ALL
    SELECT ids, string_agg(coalesce(name, part), ' + ' ORDER BY part)
    FROM joined LEFT JOIN entity ON entity_id = part
    GROUP BY ids
)
SELECT
    fact.fact_id,
    fact.predicate,
    fact.subject_id,
    coalesce(subject.name, fact.subject_id) AS subject_name,
    fact.object_id,
    coalesce(object.name, fact.object_id) AS object_name,
    fact.item_id,
    coalesce(item.name, fact.item_id) AS item_name,
    fact.metric,
    fact.low,
    fact.high,
    fact.unit,
    fact.cmp,
    value_text(fact.low, fact.high, fact.unit, fact.cmp) AS value,
    fact.time,
    fact.time_start,
    fact.time_end,
    fact.modality,
    fact.origin,
    evidence.evidence_id,
    evidence.quote,
    evidence.char_start,
    evidence.char_end,
    evidence.by_id,
    evidence.by_name,
    evidence.rule,
    evidence.article_id,
    article.title,
    article.publisher,
    article.published,
    article.duplicate_of,
    evidence.citation,
    coalesce(fact_rank.rank, 'normal') AS rank,
    evidence.first_seen
FROM fact
JOIN evidence USING (fact_id)
LEFT JOIN fact_rank USING (fact_id)
LEFT JOIN article ON article.article_id = evidence.article_id
LEFT JOIN named AS subject ON subject.entity_id = fact.subject_id
LEFT JOIN named AS object ON object.entity_id = fact.object_id
LEFT JOIN named AS item ON item.entity_id = fact.item_id
WHERE evidence.withdrawn_at IS NULL
ORDER BY predicate, subject_id, fact_id
"""
