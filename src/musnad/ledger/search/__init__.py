"""The search: the index, what is asked of it, and what it answers."""
