"""Names to entities: alias matching, provisional entities, judgements of sameness."""
