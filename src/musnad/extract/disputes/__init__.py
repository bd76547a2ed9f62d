"""Disputes: what a denial disputes."""
