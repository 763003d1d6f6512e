"""Bytes to documents: decoding, cleaning, dating, and the samples that ship with the product."""
