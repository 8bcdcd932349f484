"""What is to happen later: rows that wait for their moment, and the ticker that looks."""
