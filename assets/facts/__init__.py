"""Documents to facts: view, mentions, quantities, times, clauses, frames and the operators over them."""
