"""What the buttons about the frozen charter and its signatures mean. They name the territory they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.preferences import Language
from conversations.charter.signing.tables import Mandate


@dataclass(frozen=True, slots=True)
class FreezeCharter:
    """To the last look before the whole charter is frozen: what would be in it, and what is missing."""

    territory: int


@dataclass(frozen=True, slots=True)
class FreezeNow:
    """``seen`` is the mark of what the last look was about: what was adopted since is not frozen unseen."""

    territory: int
    seen: str


@dataclass(frozen=True, slots=True)
class ShowCharterVersion:
    """A frozen version: how it stands, and everything that can be done with it."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class ListCharterVersions:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReadCharter:
    """The whole text, in the chat."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class PickCharterFile:
    """The document: in which language?"""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class WantCharterFile:
    territory: int
    charter: int
    language: Language


@dataclass(frozen=True, slots=True)
class DrawCharterFile:
    """Slow work: the charter as a PDF."""

    territory: int
    charter: int
    language: Language


@dataclass(frozen=True, slots=True)
class WantCharterRecord:
    """The frozen content, byte for byte as it was hashed."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class WantWallSheet:
    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class DrawWallSheet:
    """Slow work: a sheet for the wall, with a code that opens the charter."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class SignCharter:
    """To the signing of a version: for oneself, or for an organisation."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class SignAs:
    """For this organisation, or (None) for oneself; then what is still to be said."""

    territory: int
    charter: int
    organisation: int | None = None
    mandate: Mandate | None = None


@dataclass(frozen=True, slots=True)
class NamingRole:
    """The next words are what they are there; with them the charter is signed."""

    territory: int
    charter: int
    organisation: int | None
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class SignNow:
    """Sign without a word on what one is there."""

    territory: int
    charter: int
    organisation: int | None
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class MandateWasGiven:
    """The organisation has decided meanwhile: a pending mandate is given now."""

    territory: int
    signature: int


@dataclass(frozen=True, slots=True)
class AskToWithdrawSignature:
    territory: int
    signature: int


@dataclass(frozen=True, slots=True)
class WithdrawSignature:
    territory: int
    signature: int


@dataclass(frozen=True, slots=True)
class ListSignatures:
    """Who has signed, for every member."""

    territory: int
    charter: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListUnsigned:
    """Who has not, for facilitators."""

    territory: int
    charter: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NudgeUnsigned:
    """Remind those who have not signed and may be reminded."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class NotNow:
    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class StopNudges:
    """Do not remind me of this."""

    territory: int
    charter: int


@dataclass(frozen=True, slots=True)
class AskSignersAgain:
    """A due time: those who signed the version before are asked to sign the new one, after person ``after``."""

    charter: int
    after: int = 0
