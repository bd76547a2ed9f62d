"""Figures of several articles that measure the same thing, side by side."""
