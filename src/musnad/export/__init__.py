"""The record for people and other programs: terminal, HTML page, JSON Schema."""
