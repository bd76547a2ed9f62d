"""Language data: loaded, checked, and looked up a word at a time."""
