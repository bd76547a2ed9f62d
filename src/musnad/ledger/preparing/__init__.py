"""What a record brings into a ledger, made where the article is read, without the database."""
