"""From an article to its record; pure: the same article and language data give the same record."""
