-- From which sentences, articles and rules do the numbers of ByteDance's orders come? (Put in another subject and predicate.)
SELECT fact.value, fact.time, fact.modality, fact.rank, fact.quote, fact.char_start, fact.char_end,
    substring(text, greatest(fact.char_start - 39, 1), fact.char_end - fact.char_start + 80) AS context,
    substring(text, fact.char_start + 1, fact.char_end - fact.char_start) = fact.quote AS quote_stands_there,
    evidence.subject_mention, evidence.object_mention, evidence.value_text AS value_as_written, evidence.time_text,
    fact.by_name, evidence.rule, evidence.extractor_version, article.title, article.published, article.original_sha256
FROM stated_fact AS fact
JOIN evidence USING (evidence_id)
JOIN article ON article.article_id = fact.article_id
WHERE fact.predicate = 'orders' AND fact.subject_id = 'company:bytedance'
ORDER BY article.published, fact.char_start, evidence_id;
