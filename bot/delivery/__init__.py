"""From the outbox to Telegram: how fast, in what order, and what becomes of it."""
