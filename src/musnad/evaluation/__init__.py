"""Scoring records against articles that a person has annotated."""
