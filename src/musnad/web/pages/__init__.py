"""The pages of the reader, one module a kind."""
