"""A message as a person sees it, and how it is told when something did not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class NotSeen(AssertionError):
    """What somebody waited for did not come; the message holds their screen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a person sees it. ``buttons`` are the labels, row by row; ``links`` are (label, url).

    ``media`` is None or {"type", "name", "mime", "size", "url", …}.
    """

    id: int
    author: str
    author_id: int
    from_bot: bool
    text: str
    html: str
    buttons: tuple[tuple[str, ...], ...]
    links: tuple[tuple[str, str], ...]
    media: dict[str, Any] | None
    edited: bool

    @property
    def mark(self) -> tuple[object, ...]:
        """What tells two states of a message apart."""
        return self.id, self.html, self.buttons, self.links, self.media and self.media.get("url")

    @property
    def labels(self) -> list[str]:
        """All labels, from the first row on."""
        return [label for row in self.buttons for label in row]


def seen(view: dict[str, Any]) -> Seen:
    """What the control API gives, as a value."""
    return Seen(
        id=view["id"],
        author=view["from"]["name"],
        author_id=view["from"]["id"],
        from_bot=view["from"]["is_bot"],
        text=view["text"],
        html=view["html"],
        buttons=tuple(tuple(button["label"] for button in row) for row in view["buttons"]),
        links=tuple((b["label"], b["url"]) for row in view["buttons"] for b in row if "url" in b),
        media=view["media"],
        edited=view["edited"],
    )


def line(message: Seen) -> str:
    """Who said what, with its buttons in brackets below."""
    carried = f"<{message.media['type']}> " if message.media else ""
    rows = "".join("\n    " + " ".join(f"[{label}]" for label in row) for row in message.buttons)
    text = message.text.replace("\n", "\n    ")
    return f"  {message.author} › {carried}{text}{' (edited)' if message.edited else ''}{rows}"
