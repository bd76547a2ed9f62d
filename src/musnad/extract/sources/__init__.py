"""Sources: who is named, and whom a mention means."""
