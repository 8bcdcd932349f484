"""A facilitator with a phone in front of a closed round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from bot.buttons import pack
from bot.outbox.tables import bodies, outbox
from bot.people.roles import Role
from conversations.self_assessment import self_assessment
from tests.builders import person
from tests.conversations.self_assessment.territory.frozen import LATER
from tests.phones import Line, Phone, StandingClock
from tests.workshop import work

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody sees after a press, its slow work done."""

    line: Line
    phone: Phone

    def presses(self, press: Any) -> list[str]:
        """The messages that are new or changed, oldest first."""
        before = {message.id: message.html for message in self.phone.messages}
        self.phone.sends_press(pack(press))
        work(self.line)
        return [message.html for message in self.phone.messages if before.get(message.id) != message.html]

    def labels(self) -> list[str]:
        """The buttons of the last message."""
        return self.phone.last.labels

    def pictures(self) -> list[bytes]:
        """Every picture that was sent to them."""
        sent = select(bodies.c.file).join(outbox).where(outbox.c.chat_id == self.phone.who.telegram_id)
        return [file for file in self.line.db.scalars(sent) if file]


def facilitator(db: Connection, role: Role = Role.FACILITATOR, line: Line | None = None, **more: Any) -> Desk:
    """Amal, in Mahdia unless said otherwise; on the line of somebody else who is there too."""
    who = person(db, "Amal", role, **more)
    line = line or Line(db, [self_assessment], StandingClock(LATER))
    return Desk(line, line.phone(who.name, telegram_id=who.telegram_id))
