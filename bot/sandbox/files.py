"""Files of the world: what was uploaded, under Telegram's kind of ids, and how large a picture is."""

import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

FOLDERS = {"photo": "photos", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that the world keeps. ``id`` names it for the bot, ``unique`` for everybody."""

    id: str
    unique: str
    kind: str
    number: int
    upload: Upload

    @property
    def path(self) -> str:
        """Its place under /file/bot<token>/."""
        return f"{FOLDERS.get(self.kind, 'documents')}/file_{self.number}.{self.upload.name.rpartition('.')[2]}"

    @property
    def url(self) -> str:
        """Where the chat page fetches it."""
        return f"/world/files/{self.unique}/{quote(self.upload.name)}"

    def described(self) -> dict[str, Any]:
        """The fields that every kind of file has in the Bot API."""
        return {"file_id": self.id, "file_unique_id": self.unique, "file_size": len(self.upload.content)}


class Files:
    """All files by id, by unique id and by path."""

    def __init__(self) -> None:
        self._by_name: dict[str, StoredFile] = {}
        self._number = 0

    def add(self, kind: str, upload: Upload) -> StoredFile:
        self._number += 1
        mark = blake2b(upload.content, key=b"%d" % self._number, digest_size=9).hexdigest()
        stored = StoredFile(f"SB{kind[:2].upper()}{mark}{self._number:06}", f"U{mark}", kind, self._number, upload)
        self._by_name |= {stored.id: stored, stored.unique: stored, stored.path: stored}
        return stored

    def find(self, name: str) -> StoredFile | None:
        """By id, unique id or path."""
        return self._by_name.get(name)


def picture_mime(content: bytes) -> str:
    """What kind of picture it is, told from its first bytes, whatever it was called."""
    if content.startswith(b"\x89PNG"):
        return "image/png"
    if content.startswith(b"GIF8"):
        return "image/gif"
    return "image/webp" if content[8:12] == b"WEBP" else "image/jpeg"


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP picture; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
