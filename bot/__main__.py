"""``python -m bot`` is ``muyassir``."""

from bot.cli import main

main()
