-- How much dense FP16 compute do the chips have together that each owner is said to hold, from what to what?
WITH newest AS (
    -- A number of several chips together may count the same cards as that of one chip: only single chips are added up.
    SELECT fleet_compute.*
    FROM fleet_compute JOIN current_fact AS fact USING (fact_id) LEFT JOIN fact_rank USING (fact_id)
    WHERE fleet_compute.predicate IN ('holds', 'cluster_size') AND NOT contains(chip_id, '+')
        AND coalesce(rank, 'normal') <> 'deprecated'
    QUALIFY row_number() OVER (
        PARTITION BY owner_id, chip_id ORDER BY rank = 'preferred' DESC NULLS LAST, fact.time_end DESC NULLS LAST, fact_id
    ) = 1
)
SELECT owner.name AS owner, string_agg(chip.name, ', ' ORDER BY chip.name) AS chips,
    sum_of_ends(cards_low) AS cards_low, sum_of_ends(cards_high) AS cards_high,
    round(sum_of_ends(compute_exaflops_low), 2) AS exaflops_low, round(sum_of_ends(compute_exaflops_high), 2) AS exaflops_high,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM newest
JOIN entity AS owner ON owner.entity_id = owner_id
JOIN entity AS chip ON chip.entity_id = chip_id
GROUP BY owner_id, owner.name
ORDER BY exaflops_low DESC NULLS LAST, owner;
