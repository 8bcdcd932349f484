"""Pictures told apart by their first bytes."""

import struct

import pytest

from bot.sandbox.files import picture_mime, picture_size
from tests.bot.sandbox.conftest import png


def jpeg(width: int, height: int) -> bytes:
    """A JPEG's head: an APP0 segment before the frame, as cameras and browsers write it."""
    app0 = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + bytes(9)
    return b"\xff\xd8" + app0 + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)


def webp(kind: bytes, head: bytes) -> bytes:
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + head.ljust(20, b"\x00")


PICTURES = {
    "png": png(40, 30),
    "jpeg": jpeg(40, 30),
    "gif": b"GIF89a" + struct.pack("<HH", 40, 30),
    "webp extended": webp(b"VP8X", bytes(4) + (39).to_bytes(3, "little") + (29).to_bytes(3, "little")),
    "webp lossless": webp(b"VP8L", b"\x2f" + (39 | 29 << 14).to_bytes(4, "little")),
    "webp lossy": webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 40, 30)),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_tells_its_size_and_kind(kind: str) -> None:
    """Whatever it was called when it was uploaded."""
    content = PICTURES[kind]
    assert (picture_size(content), picture_mime(content)) == ((40, 30), f"image/{kind.split()[0]}")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", webp(b"ALPH", b"")[:30]])
def test_what_is_no_whole_picture_has_no_size(content: bytes) -> None:
    """Telegram could not process it either."""
    assert picture_size(content) is None
