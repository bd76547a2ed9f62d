"""Figures: numbers that count or measure."""
