"""Dates: expressions of the calendar and what they mean."""
