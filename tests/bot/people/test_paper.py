"""People without Telegram."""

from sqlalchemy import Connection

from bot.i18n import T
from bot.outbox.message import Message, put
from bot.outbox.tables import outbox
from bot.people import membership, paper, standing
from bot.people.roles import Kind, Role
from tests.builders import NOW, organisation, territory


def test_whoever_takes_part_on_paper_is_a_member_like_others(db: Connection) -> None:
    """They count as a person of their organisation."""
    home = organisation(db, "Espoir", Kind.COOPERATIVE)

    number = paper.enter(db, "Salha", territory(db), Kind.INDIVIDUAL, NOW, organisation=home.id)

    (found,) = membership.members_of(db, territory(db).id)
    assert (found.id, found.role, found.kind, found.organisation) == (number, Role.ACTOR, Kind.COOPERATIVE, home.id)
    assert found.away and found.telegram_id == 0


def test_several_of_them_are_several(db: Connection) -> None:
    """None of them has a Telegram id, and that is not one id."""
    numbers = {paper.enter(db, name, territory(db), Kind.INFORMAL, NOW) for name in ("Salha", "Amor", "Salha")}

    assert len(numbers) == 3


def test_nothing_is_sent_to_them(db: Connection) -> None:
    """A message to nobody would be tried for ever."""
    number = paper.enter(db, "Salha", territory(db), Kind.INFORMAL, NOW)
    salha = standing.person_by_id(db, number)
    assert salha is not None

    put(db, [Message(salha.telegram_id, salha.voice, T("Hello"), person=salha.id)], NOW)

    assert db.execute(outbox.select()).all() == []
