"""The names of the word lists by which the entities' YAML files describe names that they do not list."""

from __future__ import annotations

# Every list that the recognisers read, by the file that has most of it; a file of one's own extends any of them.
WORD_LISTS = frozenset({
    # vocabulary_chinese.yaml
    "chinese_company_suffixes", "chinese_company_weak_suffixes", "chinese_generic_words", "chinese_cut_words",
    "chinese_company_nouns", "chinese_company_fields", "chinese_company_right", "chinese_company_right_certain",
    "chinese_company_roles", "chinese_company_deeds", "chinese_agent_adverbs", "chinese_agent_verbs",
    "chinese_party_verbs", "chinese_maker_verbs", "chinese_company_deed_adverbs", "chinese_report_verbs",
    "chinese_no_source", "chinese_person_titles", "chinese_no_speakers", "chinese_speech_verbs",
    "chinese_latin_company_right", "chinese_person_right", "chinese_surnames", "transliteration_characters",
    "chinese_cluster_suffixes", "chinese_model_suffixes", "chinese_place_suffixes", "chinese_company_left",
    "chinese_common_noun_right", "chinese_no_name_words", "chinese_legal_cut_words", "chinese_city_prefixes",
    # vocabulary_chinese_parties.yaml
    "chinese_party_names", "chinese_party_work", "chinese_deals_before", "chinese_mentions_before",
    "chinese_agent_deeds", "chinese_party_deeds", "chinese_only_company_deeds", "chinese_many_deeds",
    "chinese_adverbs_behind", "chinese_things_behind", "chinese_things_before", "chinese_no_company_words",
    "chinese_further_suffixes", "chinese_made_behind",
    # vocabulary_generations.yaml
    "numbered_parts",
    # vocabulary_latin.yaml
    "latin_company_suffixes", "latin_company_weak_suffixes", "latin_company_nouns", "latin_company_belongings",
    "latin_company_offices", "latin_company_verbs", "latin_deeds", "latin_irregular_deeds", "latin_one_word_verbs",
    "latin_one_word_belongings", "latin_one_word_contexts", "latin_company_contexts",
    "latin_company_certain_contexts", "latin_function_words", "latin_person_titles", "latin_speech_verbs",
    "given_names", "latin_cities", "latin_cluster_nouns", "latin_ordinary_words", "latin_model_nouns",
    "latin_chip_nouns", "chinese_chip_nouns", "model_talk",
    # vocabulary_sites.yaml
    "latin_site_nouns", "latin_weak_site_nouns", "latin_former_buildings", "site_talk", "no_site_talk",
    "latin_town_words", "chinese_site_nouns", "chinese_weak_site_nouns", "chinese_site_verbs", "town_regions",
    "latin_wide_areas", "site_deeds", "site_uses", "chinese_site_deeds", "chinese_site_uses", "site_owner_goes_on",
    "chinese_towns", "foreign_towns",
    # vocabulary_towns.yaml
    "towns", "ambiguous_towns",
    # vocabulary_unnamed.yaml
    "anonymous_speakers", "unnamed_parties", "unnamed_models", "own_models", "generic_chips", "domestic_china",
    "own_chips",
})  # fmt: skip
