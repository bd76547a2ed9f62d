"""Statements: the constructions by which a text attributes content."""
