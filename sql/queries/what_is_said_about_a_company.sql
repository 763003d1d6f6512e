-- What is said about ByteDance, who says it, and how firmly? (Put in another company.)
SELECT predicate, subject_name, object_name, value, time, modality, coalesce(by_name, publisher) AS says, published, quote
FROM stated_fact
WHERE origin = 'article'
    AND (list_contains(string_split(subject_id, '+'), 'company:bytedance')
        OR list_contains(string_split(object_id, '+'), 'company:bytedance'))
ORDER BY predicate, time, fact_id, evidence_id;
