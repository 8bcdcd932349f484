"""The conversation, what its buttons mean, and what it waits for. Facilitators' buttons name their territory."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.i18n import T
from bot.people.preferences import Language
from conversations.polls.tables import Form

polls = Conversation("polls", title=T("Group polls"))


@dataclass(frozen=True, slots=True)
class ListPolls:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowPoll:
    """A draft goes on where it was left; an open poll shows how it goes, a closed one how it went."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class NewPoll:
    """Which kind shall it be?"""

    territory: int


@dataclass(frozen=True, slots=True)
class OfferTelegramPoll:
    """What Telegram's own polls can do, and what not."""

    territory: int


@dataclass(frozen=True, slots=True)
class DraftPoll:
    """Begin a draft; ``native``: one of Telegram's own."""

    territory: int
    form: Form
    native: bool = False


@dataclass(frozen=True, slots=True)
class AskEnd:
    """Until when: of a draft, or for how much longer an open poll."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class SetEnd:
    """``minute`` counts from 1970: a button names its moment, so that pressing it twice changes nothing more.

    ``longer``: the button was drawn for an open poll. One that was drawn for its draft does not extend it.
    """

    territory: int
    poll: int
    minute: int
    longer: bool = False


@dataclass(frozen=True, slots=True)
class WritingEnd:
    """The next words are the day on which the poll closes."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class AskGroup:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class ChooseGroup:
    territory: int
    poll: int
    group: int


@dataclass(frozen=True, slots=True)
class PreviewPoll:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """What a reader of this language will see."""

    territory: int
    poll: int
    language: Language


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """``seen`` is the mark of what the last look showed: what was changed since is not opened unseen."""

    territory: int
    poll: int
    seen: str


@dataclass(frozen=True, slots=True)
class AskToDiscardPoll:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class DiscardPoll:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class PostAgain:
    """Let the poll stand at the foot of its group's chat once more."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class AskToClosePoll:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class ClosePoll:
    territory: int
    poll: int
