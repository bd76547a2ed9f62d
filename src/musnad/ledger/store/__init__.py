"""The database of a ledger: how it is opened, its tables, many rows at once."""
