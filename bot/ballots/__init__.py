"""Whatever is voted on: who has a vote, what the ballots come to, and how a secret one stays secret."""
