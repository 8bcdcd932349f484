"""Of sense-checks and of signing, what waits for somebody who opens the charter."""

from __future__ import annotations

from collections.abc import Iterator

from bot.conversation import Turn
from bot.i18n import T, Tn
from bot.people.roles import Role
from conversations.charter.sensing import queries as checks
from conversations.charter.sensing.presses import ShowCheck
from conversations.charter.signing import queries as charters
from conversations.charter.signing import signatures
from conversations.charter.signing.presses import ShowCharterVersion
from conversations.charter.waiting import Waiting


def for_member(turn: Turn, here: int) -> Iterator[Waiting]:
    """Texts that one has shown no fingers for, and the charter if one has neither signed it nor taken that back."""
    me = turn.person.id
    found = [one for one in checks.open_in(turn.db, here) if one.takes_fingers(turn.now)]
    open_ = [one for one in found if checks.fingers_of(turn.db, one.id, me) is None]
    if open_:
        text = Tn("{n} text to say your mind about", "{n} texts to say your mind about", len(open_))
        yield Waiting(text, T("Answer the sense-check"), ShowCheck(here, open_[0].id))
    now = charters.present(turn.db, here)
    if now is not None and now.id not in [one.charter for one in signatures.ever_by(turn.db, me)]:
        text_ = T("The charter, version {n}: read it, and sign it if it is yours too", n=now.number)
        yield Waiting(text_, T("Read and sign"), ShowCharterVersion(here, now.id))


def for_facilitators(turn: Turn, here: int) -> Iterator[Waiting]:
    """A frozen charter that nobody has put to the vote."""
    if not turn.person.role.may(Role.FACILITATOR):
        return
    for one in charters.all_in(turn.db, here)[:1]:
        if one.undecided and one.vote is None:
            text = T("Version {n} of the charter is frozen and not voted on yet", n=one.number)
            yield Waiting(text, T("See version {n}", n=one.number), ShowCharterVersion(here, one.id))
