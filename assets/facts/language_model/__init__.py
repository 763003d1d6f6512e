"""The extractor that asks a language model, and what of its answers is let in."""
