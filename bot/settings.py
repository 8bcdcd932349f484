"""Everything an operator can turn, read once from the environment and from files of secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Each field is an environment variable with the prefix ``BOT_``; its description stands in bot.env.example."""

    model_config = SettingsConfigDict(env_prefix="BOT_", env_ignore_empty=True, frozen=True, extra="ignore")

    token_file: Path | None = Field(None, description="A file that holds the bot's token, readable by the bot alone.")
    token: SecretStr | None = Field(None, description="The token itself, from @BotFather; the file above is better.")
    database: str = Field(
        "sqlite:///muyassir.db",
        description="Where everything is kept: sqlite:///a/file.db or postgresql://user:password@host/name.",
    )
    api_url: str = Field("https://api.telegram.org", description="Where the Bot API is.")
    clock_url: str | None = Field(None, description="For the demo: the sandbox's clock, on this machine only.")
    sends_per_second: float = Field(30, gt=0, description="Messages a second over all chats; Telegram allows about 30.")
    group_sends_per_minute: int = Field(20, gt=0, description="Messages a minute in one group; Telegram allows 20.")
    chat_sends_per_second: float = Field(1, gt=0, description="Messages a second in one private chat, after a burst.")
    sends_in_flight: int = Field(32, gt=0, le=512, description="How many messages may be on their way at once.")
    poll_seconds: int = Field(25, ge=0, le=50, description="How long one question to Telegram waits for news.")
    health_port: int = Field(
        0, ge=0, le=65535, description="Serve /health on this port of 127.0.0.1; 0 for not at all."
    )
    log_format: Literal["text", "json"] = Field("text", description="How log lines look: text or json.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least that is logged: debug, info, warning or error."
    )

    @property
    def secret(self) -> str | None:
        """The token, from its file or from the environment; None if there is none.

        Raises OSError if the file cannot be read, UnicodeDecodeError if it holds no text.
        """
        if self.token_file is not None:
            return self.token_file.read_text(encoding="utf-8").strip() or None
        return self.token.get_secret_value().strip() if self.token else None

    @property
    def secrets(self) -> list[str]:
        """What no log line and no message may show."""
        try:
            token = self.secret
        except (OSError, UnicodeDecodeError):
            token = None
        return [secret for secret in (token, password(self.database)) if secret]


def password(address: str) -> str | None:
    """The password within an address, as it stands there; None if there is none or the address is not one."""
    try:
        return urlsplit(address).password
    except ValueError:
        return None
