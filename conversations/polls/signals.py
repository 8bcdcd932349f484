"""What members press about a poll, and what becomes due about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeePoll:
    """The poll in the private chat."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class AnswerPoll:
    """Choose an option, by its place from 0; pressed on a button once more, take it back."""

    territory: int
    poll: int
    option: int


@dataclass(frozen=True, slots=True)
class AnswerAnonymously:
    """The same in an anonymous poll: whoever is not known yet is led to the poll, and their choice is kept nowhere."""

    territory: int
    poll: int
    option: int

    @property
    def led_to(self) -> SeePoll:
        return SeePoll(self.territory, self.poll)


@dataclass(frozen=True, slots=True)
class WhoAnswered:
    """Who chose what, in an open poll only."""

    territory: int
    poll: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class CountPoll:
    """A due time: several have answered, and the group's count is brought up to date once for all of them."""

    poll: int


@dataclass(frozen=True, slots=True)
class PollCloses:
    """A due time: a poll has reached its end, unless that has moved since."""

    poll: int


@dataclass(frozen=True, slots=True)
class PollSettles:
    """A due time: answers given before the end of one of Telegram's own polls have come in by now."""

    poll: int


@dataclass(frozen=True, slots=True)
class DrawPollResult:
    """Slow work: the picture of what a poll came to."""

    poll: int
