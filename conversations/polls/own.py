"""What polls give to the rest: to a group that has another id, to "my data", to "forget me"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contributions import Forgettable, GroupNews, OwnData
from bot.conversation import Turn
from bot.i18n import T, label
from bot.people import groups
from conversations.polls import changing, queries, saying, telling
from conversations.polls.presses import polls


@polls.contributes(GroupNews)
def group_news(turn: Turn) -> Iterator[GroupNews]:
    """What is open in the group itself: a poll is asked in one group only."""
    group = None if turn.place.private else groups.by_chat(turn.db, turn.place.id)
    for poll in queries.open_in(turn.db, group.id) if group else ():
        if poll.territory == turn.person.territory:
            text, rows = telling.news(turn.db, poll, group.voice if group else turn.person.voice)
            yield GroupNews(text, rows, telling.key(poll))


@polls.contributes(OwnData)
def own_answers(turn: Turn) -> Iterator[OwnData]:
    voice = turn.person.voice
    rows = tuple(
        {
            "asked": label(voice, poll.asks),
            "chosen": [label(voice, saying.named(poll.options[place])) for place in sorted(chosen)],
            "opened": poll.opened_at.isoformat() if poll.opened_at else None,
        }
        for poll, chosen in queries.answered_by(turn.db, turn.person.id)
    )
    if rows:
        yield OwnData("polls", rows)


@polls.contributes(Forgettable)
def forgettable_answers(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(
        T("your answers to polls in groups"), T("the numbers of polls that are closed"), erase=changing.forget
    )
