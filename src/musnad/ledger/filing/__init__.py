"""Filing: articles read by any number of processes, kept in order, batch by batch."""
