"""The questionnaire as a flat list, and the mission's table that it is held to."""

from bot.questionnaire import Grid, ManyOf, OneOf, Rating, Register, Words
from conversations.self_assessment.questions import SELF_ASSESSMENT

TABLE = {
    "A1": {
        "A1.who": Words,
        "A1.kind": OneOf,
        "A1.what": ManyOf,
        "A1.sector": ManyOf,
        "A1.level": OneOf,
        "A1.needs": ManyOf,
        "A1.engaged": OneOf,
    },
    "A2": {"A2.who": Words, "A2.why": Words, "A2.priority": Rating},
    "A3": {
        "A3.hands_on": Rating,
        "A3.competent": Rating,
        "A3.dynamic": Rating,
        "A3.leads": Rating,
        "A3.tasks": ManyOf,
    },
    "R1": {
        "R1.roles": ManyOf,
        "R1.skills": ManyOf,
        "R1.incentives": ManyOf,
        "R1.motivation": Rating,
        "R1.dialogue": Rating,
        "R1.collaborate": Rating,
        "R1.connect": Rating,
    },
    "R2": {
        "R2.trust": Rating,
        "R2.cooperation": Rating,
        "R2.concertation": Rating,
        "R2.collaboration": Rating,
        "R2.openness": Rating,
        "R2.respect": Rating,
        "R2.together": OneOf,
    },
    "R3": {"R3.brings": ManyOf, "R3.secured": OneOf},
    "R4": {
        "R4.awareness": Rating,
        "R4.trainings": Rating,
        "R4.exchanges": Rating,
        "R4.sources": ManyOf,
        "R4.amount": OneOf,
        "R4.certainty": OneOf,
    },
    "C1": {"C1.initiative": Words, "C1.linked": Words, "C1.wished": Words, "C1.ways": ManyOf},
    "C2": {
        "C2.help": Rating,
        "C2.readiness": OneOf,
        "C2.values": Words,
        "C2.principles": Words,
        "C2.commitments": Words,
    },
    "C3": {"C3.services": OneOf, "C3.trainings": ManyOf, "C3.other": Words},
    "C4": {
        "C4.services": Rating,
        "C4.ideas": Rating,
        "C4.poles": Rating,
        "C4.themes": ManyOf,
        "C4.where": OneOf,
        "C4.host": OneOf,
    },
    "C5": {"C5.who": ManyOf, "C5.seats": OneOf, "C5.decide": OneOf, "C5.term": OneOf},
    "C6": {"C6.forms": ManyOf, "C6.fit": Rating, "C6.durability": Rating, "C6.obstacle": Words},
}
"""The mission's thirteen questions with their sub-questions and kinds of answer."""

CHOICES = {
    "A1.kind": 6,
    "A1.what": 10,
    "A1.sector": 12,
    "A1.level": 4,
    "A1.engaged": 5,
    "A3.tasks": 5,
    "R1.skills": 9,
    "R3.brings": 4,
    "C1.ways": 6,
    "C3.services": 3,
    "C4.where": 3,
    "C5.who": 6,
}
"""How many choices the mission, or the lesson, names."""


def questions(part):
    """The questions of a part, the rows of a grid too."""
    if isinstance(part, Register):
        return [part.gate(0), part.gate(1), *part.questions]
    if isinstance(part, Grid):
        return list(part.questions({part.among: tuple(row.id for row in part.rows)}))
    return [part]


PARTS = {part.id: part for topic in SELF_ASSESSMENT.topics for part in topic.parts}
EVERY = [question for part in PARTS.values() for question in questions(part)]
RATINGS = [question for question in EVERY if isinstance(question.answer, Rating)]
CHOOSING = [question for question in EVERY if isinstance(question.answer, OneOf | ManyOf)]
by_id = {"ids": lambda given: given.id}


def answer_of(id):
    """The answer of a question, of a card's question, or of a grid's rows."""
    part = PARTS.get(id) or next(question for question in EVERY if question.id == id)
    return part.answer
