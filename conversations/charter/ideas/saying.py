"""What ideas are called, and how many are behind them."""

from __future__ import annotations

from bot.i18n import T, Text, Tn, Tp, Written
from bot.people.roles import KINDS
from conversations.charter.ideas.queries import Idea, Supported
from conversations.charter.ideas.tables import IdeaKind

NAMES: dict[IdeaKind, Text] = {
    IdeaKind.VALUE: T("A value"),
    IdeaKind.PRINCIPLE: T("A principle"),
    IdeaKind.COMMITMENT: T("A commitment"),
}

ABOUT: dict[IdeaKind, Text] = {
    IdeaKind.VALUE: T("A value: what matters to us, such as trust or fairness."),
    IdeaKind.PRINCIPLE: T("A principle: how we work together, such as “whoever is concerned is asked first”."),
    IdeaKind.COMMITMENT: T("A commitment: what we promise, such as “we lend our hall once a month”."),
}


def kind_of(idea: Idea) -> Text:
    if idea.kind is not IdeaKind.COMMITMENT:
        return NAMES[idea.kind]
    who = KINDS[idea.whose] if idea.whose else Tp("whose commitment", "everybody")
    return T("{kind}: {whose}", kind=NAMES[idea.kind], whose=who)


def words_of(idea: Idea) -> Text:
    """The words themselves, in the direction of their language."""
    return Written(idea.language, {idea.language: idea.text}) if idea.text else T("A voice note, to be typed up")


def line(one: Supported) -> Text:
    """In a list."""
    return T("“{words}” ({kind}, {support})", words=one.idea.text, kind=kind_of(one.idea), support=backed(one.support))


def backed(support: int) -> Text:
    return Tn("{n} supporter", "{n} supporters", support)
