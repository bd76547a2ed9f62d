"""The editors' desk: who may decide, what readers say of articles, what was decided."""
