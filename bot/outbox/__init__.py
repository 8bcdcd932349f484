"""What is to be said: rows written with the turn that says it, sent after its commit."""
