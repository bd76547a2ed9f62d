"""What one article denies of another, and all that is disputed."""
