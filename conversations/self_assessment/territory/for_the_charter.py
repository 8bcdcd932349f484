"""What people would write into a charter, for the charter: as open answers may be shown, and never otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2s

from bot.contributions import Idea
from bot.conversation import Turn
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.territory import own_words, results

KINDS = {"C2.values": "value", "C2.principles": "principle", "C2.commitments": "commitment"}


@self_assessment.contributes(Idea)
def ideas(turn: Turn) -> Iterator[Idea]:
    """Of rounds that have closed, the latest first; the same words once."""
    if turn.person.territory is None:
        return
    given: set[str] = set()
    for round_ in rounds.opened_in(turn.db, turn.person.territory):
        if round_.is_open or results.of(turn.db, round_.id) is None:
            continue
        asked = [one for one in own_words.open_questions(round_.modules) if one.question.id in KINDS]
        for question, texts in own_words.batches(turn.db, round_, asked).items():
            for text in texts:
                if (named := source(question, text)) not in given:
                    given.add(named)
                    yield Idea(KINDS[question], text, named)


def source(question: str, text: str) -> str:
    """The same for the same words to the same question, whoever wrote them and in whichever round."""
    return f"{question}.{blake2s(text.encode(), digest_size=8).hexdigest()}"
