"""Text as written and as compared: folding, tokens, sentences."""
