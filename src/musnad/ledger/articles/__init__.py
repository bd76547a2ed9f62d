"""The articles of a ledger: which one is meant, lists of them, their words."""
