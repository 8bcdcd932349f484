"""Somebody without Telegram takes part: a facilitator enters what they answered on paper, and it counts as theirs."""
