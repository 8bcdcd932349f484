"""From a sense-check to a signature under the next version, on SQLite and on PostgreSQL."""

from datetime import timedelta
from hashlib import sha256

from bot.ballots.rules.outcome import Result
from conversations.charter.sensing import queries as checks
from conversations.charter.sensing.presses import OpenCheck, ShowFingers, TellWhy
from conversations.charter.signing import queries, signatures
from conversations.charter.signing.presses import ListUnsigned, NudgeUnsigned, SignCharter
from conversations.charter.signing.rules import canonical
from conversations.charter.tables import Section, Stage
from tests.conversations.charter.sensing.circle import proposed
from tests.conversations.charter.signing.pole import espoir, plain, pole


async def test_a_text_is_sensed_and_a_charter_frozen_adopted_and_signed(database):
    """Every statement of it means the same on both."""
    await database.transaction(lived_through)


def lived_through(db):
    mahdia = pole(db)
    sara, ali = mahdia.member("Sara", body=espoir(db)), mahdia.member("Ali")
    sensed(mahdia, sara)
    signed(mahdia, sara)
    reminded(mahdia, ali)
    again(mahdia, sara)


def sensed(mahdia, sara):
    version = proposed(mahdia.db, {"fr": "À décider."}, section=Section.VALUES)
    mahdia.amal.opens(OpenCheck(mahdia.here, version.id))
    [check] = checks.open_in(mahdia.db, mahdia.here)
    for fingers in (5, 2):
        sara.opens(ShowFingers(mahdia.here, check.id, fingers))
    sara.opens(TellWhy(mahdia.here, check.id))
    sara.writes("Qui décide ?")
    mahdia.line.advance(timedelta(days=3))

    [closed] = checks.all_in(mahdia.db, mahdia.here)
    assert closed.counts == (0, 0, 1, 0, 0, 0)
    assert [one.why for one in checks.all_fingers(mahdia.db, check.id)] == ["Qui décide ?"]


def signed(mahdia, sara):
    frozen = mahdia.adopts()
    assert sha256(canonical(frozen.content)).hexdigest() == frozen.digest
    sara.opens(SignCharter(mahdia.here, frozen.id))
    sara.presses("Sign for \u2068Espoir")
    sara.presses("Not yet")
    sara.writes("treasurer")
    assert [one.role for one in signatures.of(mahdia.db, frozen.id)] == ["treasurer"]


def reminded(mahdia, ali):
    mahdia.amal.opens(NudgeUnsigned(mahdia.here, mahdia.last.id))
    mahdia.amal.opens(ListUnsigned(mahdia.here, mahdia.last.id))
    assert "• Ali (reminded 1 of 3)" in plain(mahdia.amal.last)
    assert "Yours is not among them." in ali.sees


def again(mahdia, sara):
    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED, place=2)
    mahdia.freezes()
    mahdia.ends(Result.NEXT_VERSION)
    third = mahdia.adopts()
    mahdia.line.advance()
    assert third.number == 3 and queries.present(mahdia.db, mahdia.here) == third
    assert "You signed version 1." in plain(sara.last)
