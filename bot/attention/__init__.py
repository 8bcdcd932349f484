"""What may be said unasked, and when."""
