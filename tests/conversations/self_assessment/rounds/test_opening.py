"""A round opens once: what is told, where, to whom, and when."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import insert, select

from bot.attention.audience import wanting_news
from bot.buttons import pack
from bot.outbox.tables import outbox
from bot.people import preferences, standing, territories
from bot.people.tables import audit
from bot.schedule.due import due
from conversations.self_assessment.rounds import queries, telling
from conversations.self_assessment.rounds.presses import OpenRound, TakePart, TellInPrivate
from conversations.self_assessment.tables import rounds
from tests.builders import NOW, joins, territory
from tests.conversations.self_assessment.rounds.pole import ATLAS, add_group, opened, plain, pole, prepared

NIGHT = timedelta(hours=13)  # 23:00 in Tunis


@pytest.fixture
def mahdia(db):
    return pole(db)


def waiting(db, chat):
    """When each message of a chat may leave."""
    return list(db.scalars(select(outbox.c.due_at).where(outbox.c.chat_id == chat).order_by(outbox.c.id)))


def test_the_last_look_names_groups_and_numbers(mahdia):
    """What has been told cannot be taken back."""
    mahdia.person("Sara", language="ar", news=True)
    mahdia.person("Mourad")
    prepared(mahdia)

    assert "Told in: Atlas\nIn private: 1 person who asked for it" in plain(mahdia.amal.last)
    assert mahdia.amal.last.labels[:3] == ["العربية", "Français", "Open: 1 group, 1 person"]


def test_what_is_told_is_shown_before_in_each_language(mahdia):
    """As it will stand in the group; for a language without a group, as it is said in private."""
    mahdia.person("Sara", language="ar", news=True)
    prepared(mahdia)

    mahdia.amal.presses("Français")
    assert "Spring : où en est notre territoire" in plain(mahdia.amal.last).replace("\u00a0", " ")
    mahdia.amal.presses("Back")
    mahdia.amal.presses("العربية")
    assert "تنظر إلى حالها" in mahdia.amal.sees


def test_what_is_missing_is_named(db):
    """And how to come by it; it can be opened all the same."""
    mahdia = pole(db, group=None)
    prepared(mahdia)
    assert "No group is connected yet" in mahdia.amal.sees and "nobody has asked to be told" in mahdia.amal.sees

    mahdia.amal.presses("Open the round")
    assert "✓ The round is open." in mahdia.amal.sees


def test_each_group_is_told_in_its_language_with_a_way_in(mahdia):
    """The link leads to this territory's self-assessment, wherever the person is now."""
    add_group(mahdia.db, territory(mahdia.db), "ar", -200, "قرطاج")
    round_ = opened(mahdia)

    [french], [arabic] = mahdia.atlas, mahdia.line.shown(-200)
    assert "0 personne sur 1 a répondu." in french.html
    assert "لم تصل أيّ إجابة بعد، من أصل 1" in arabic.html
    assert french.keyboard == [[{"text": "Participer", "start": pack(TakePart(round_.territory))}]]


def test_it_is_opened_once_whoever_presses_first(mahdia):
    """The second facilitator sees that it is open; one audit line, one announcement."""
    prepared(mahdia)
    ali = mahdia.facilitator()
    ali.writes("/rounds")
    ali.presses("1")
    mahdia.amal.presses("Open")
    ali.presses("Open")

    assert len(queries.opened_in(mahdia.db, territory(mahdia.db).id)) == 1
    assert "Closes: Monday 16 March" in ali.sees and "✓ The round is open." not in ali.sees
    assert len(mahdia.atlas) == 1
    assert [row.act for row in mahdia.db.execute(select(audit))] == ["round_opened"]


def test_those_who_want_it_are_told_in_private_but_not_who_opened_it(mahdia):
    """Each in their language."""
    sara, mourad = mahdia.person("Sara", language="fr", news=True), mahdia.person("Mourad")
    amal = standing.person(mahdia.db, mahdia.amal.who.telegram_id)
    preferences.choose_news(mahdia.db, amal.id, territory(mahdia.db).id, True)
    opened(mahdia)
    mahdia.line.advance()

    assert "Mahdia se regarde" in plain(sara.last) and mourad.messages == []
    sara.presses("Participer")
    assert "Où en est votre territoire" in sara.sees
    assert all("looks at itself" not in one.html for one in mahdia.amal.messages)


def test_in_quiet_hours_news_wait_for_the_morning(mahdia):
    """Groups and people sleep; the facilitator was told so before pressing."""
    sara = mahdia.person("Sara", news=True)
    mahdia.line.advance(NIGHT)
    prepared(mahdia)
    assert "These are quiet hours: it is told from Tuesday 3 March, 08:00 on." in mahdia.amal.sees
    mahdia.amal.presses("Open")
    mahdia.line.advance()

    morning = NOW + timedelta(hours=22)
    assert waiting(mahdia.db, ATLAS) == [morning] == waiting(mahdia.db, sara.who.telegram_id)


def test_a_draft_whose_last_day_has_passed_is_not_opened(mahdia):
    """It was left lying for a month: the way on is another day."""
    prepared(mahdia)
    mahdia.line.advance(timedelta(days=30))
    mahdia.amal.presses("Open")
    assert "needs a last day that is still to come" in mahdia.amal.sees

    mahdia.amal.presses("Last day")
    mahdia.amal.writes("10/4")
    mahdia.amal.presses("Open")
    assert "✓ The round is open." in mahdia.amal.sees


def test_a_draft_does_not_open_beside_another_round(mahdia):
    """However it came to be there."""
    round_ = opened(mahdia)
    row = {"territory_id": round_.territory, "name": "Other", "modules": ["A"], "version": 1, "drafted_at": NOW}
    mahdia.db.execute(insert(rounds), {**row, "closes_at": round_.closes_at})
    other = queries.draft_in(mahdia.db, round_.territory)
    mahdia.amal.sends_press(pack(OpenRound(other.territory, other.id)))

    assert "There is one round at a time" in mahdia.amal.sees and mahdia.round == round_


def test_a_half_prepared_round_is_not_opened(mahdia):
    """A forged press opens nothing that has neither name nor end."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("Open a round")
    here = territory(mahdia.db).id
    draft = queries.draft_in(mahdia.db, here)
    mahdia.amal.sends_press(pack(OpenRound(here, draft.id)))

    assert "has no name yet" in mahdia.amal.sees and queries.opened_in(mahdia.db, here) == []


def test_the_many_are_told_in_slices(mahdia, monkeypatch):
    """None of them is told twice, and none forgotten."""
    people = [mahdia.person(f"P{n}", news=True) for n in range(5)]
    monkeypatch.setattr(telling, "SLICE", 2)
    monkeypatch.setattr(telling, "wanting_news", partial(wanting_news, limit=2))
    opened(mahdia)
    for _ in range(4):
        mahdia.line.advance()

    assert [len(one.messages) for one in people] == [1] * 5
    left = mahdia.db.scalars(select(due.c.name).where(due.c.name.endswith(TellInPrivate.__name__))).all()
    assert left == []


def test_the_way_in_leads_to_the_territory_that_announced_it(mahdia):
    """Somebody of two territories presses in the group of one, and stands in the other."""
    sara = mahdia.person("Sara")
    round_ = opened(mahdia)
    irbid = territories.add(mahdia.db, "Irbid", "JO", NOW)
    joins(mahdia.db, standing.person(mahdia.db, sara.who.telegram_id), irbid)
    sara.opens(TakePart(round_.territory))
    assert any("Spring, until Monday 16 March" in plain(one) for one in sara.messages)

    sara.opens(TakePart(999))
    assert "You are not in this territory" in sara.sees
