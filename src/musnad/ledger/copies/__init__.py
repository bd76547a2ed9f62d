"""Copies: articles that share their words, whose text it is, and what was changed in it."""
