"""A small Telegram of our own, on one loopback port.

It speaks the Bot API to a bot (any bot, of any framework) and a control API to tests, scripts and
the chat page, which play the people. Everything is kept in memory and forgotten at the end.
"""
