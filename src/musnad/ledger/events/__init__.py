"""Events of many articles, each counted once over all outlets."""
