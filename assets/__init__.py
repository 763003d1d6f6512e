"""What the product knows and computes: one folder a stage, in the order in which data flows through them."""
