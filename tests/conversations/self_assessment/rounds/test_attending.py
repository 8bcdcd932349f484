"""Who has answered, never what."""

import pytest

from bot.buttons import pack
from conversations.self_assessment.rounds.presses import ListAnswered
from tests.conversations.self_assessment.rounds.pole import opened, plain, pole


@pytest.fixture
def mahdia(db):
    return pole(db)


def sees_who(mahdia):
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Who has answered")
    return plain(mahdia.amal.last)


def test_everybody_is_listed_with_whether_they_have_answered(mahdia):
    """And the organisations from which nobody has."""
    sara, mourad = mahdia.person("Sara", body="Espoir"), mahdia.person("Mourad", body="Zitouna")
    opened(mahdia)
    mahdia.rates(sara, 3)
    mourad.writes("/assess")
    mourad.presses("Actors")
    mourad.presses("Skip")

    seen = sees_who(mahdia)

    assert "– Amal\n– Mourad, Zitouna\n✓ Sara, Espoir" in seen
    assert "Nobody yet from: Zitouna." in seen and "1 of 3 has answered." in seen
    assert "3 of 10" not in seen


def test_not_knowing_is_an_answer_too(mahdia):
    """It is counted, and so it is listed."""
    sara = mahdia.person("Sara", body="Espoir")
    opened(mahdia)
    sara.writes("/assess")
    sara.presses("Actors")
    sara.presses("I don’t know")
    assert "✓ Sara, Espoir" in sees_who(mahdia) and "Nobody yet" not in sees_who(mahdia)


def test_long_lists_come_in_pages_and_name_the_first_few_organisations(mahdia):
    """They fit a phone."""
    for n in range(12):
        mahdia.person(f"P{n:02}", body=f"Body {n:02}")
    opened(mahdia)
    assert "Body 07, and 4 more." in sees_who(mahdia).replace(" and Body 07", ", Body 07")

    mahdia.amal.presses("Next")
    assert "– P07, Body 07" in plain(mahdia.amal.last) and "P00" not in plain(mahdia.amal.last)


def test_an_earlier_rounds_answers_are_not_this_ones(mahdia):
    """Whoever answered in spring has not answered in summer."""
    sara = mahdia.person("Sara")
    opened(mahdia)
    mahdia.rates(sara)
    mahdia.amal.presses("Close now")
    mahdia.amal.presses("Close now: 1 of 2")
    opened(mahdia, name="Summer", day="30/3")
    assert "– Sara" in sees_who(mahdia)


def test_only_facilitators_see_it(mahdia):
    """Actors see the number, in their group."""
    round_, sara = opened(mahdia), mahdia.person("Sara")
    sara.sends_press(pack(ListAnswered(round_.territory, round_.id)))
    assert "for the facilitators" in sara.sees
