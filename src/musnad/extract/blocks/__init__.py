"""Blocks of a page: what is article, what is furniture."""
