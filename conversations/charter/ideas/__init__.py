"""What the charter should say: anybody proposes, others support it, facilitators make articles of it."""
