"""People and bodies across articles: who is who, and who said what."""
