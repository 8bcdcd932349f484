"""What stands below a picture must fit there: Telegram takes 1,024 characters and cuts the rest."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from bot.i18n import LANGUAGES, Text, Voice, label
from bot.people.tables import territories
from bot.questionnaire import Position
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.rules import profile
from conversations.self_assessment.territory import own_picture, telling
from conversations.self_assessment.territory.asked_for import Reckoned
from tests.conversations.self_assessment.territory.frozen import FEW, HIGH, SPLIT, UNKNOWN, came_of, closed_round

LONGEST = 1024  # UTF-16 units without markup (Bot API, sendPhoto)
TOPICS = SELF_ASSESSMENT.topics
UNEVEN = (6, 7, 6, 5) * 4 + (8,)
EVERY = {"high": HIGH, "uneven": UNEVEN, "split": SPLIT, "unknown": UNKNOWN, "few": FEW}


def units(text: Text, language: str) -> int:
    return len(label(Voice(language, "TN"), text).encode("utf-16-le")) // 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", EVERY)
def test_the_captions_of_the_pictures_fit(db: Connection, how: str, language: str) -> None:
    """All thirteen questions, whatever came of them, in a territory and a round with long names."""
    figures = came_of({topic.id: EVERY[how] for topic in TOPICS})
    of = Reckoned(closed_round(db, {}, "ربيع وصيف 2026 في كلّ المعتمديات والبلديات الساحلية معًا", more=figures), figures)
    db.execute(update(territories).values(name="Gouvernorat de Mahdia et communes voisines du littoral est"))
    axes = profile(TOPICS, {Position(topic.id): 10 for topic in TOPICS})

    assert units(telling.caption(db, of), language) <= LONGEST
    assert units(own_picture.caption(of, axes), language) <= LONGEST
