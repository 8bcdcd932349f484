"""Signing a version: for oneself or for an organisation, after seeing what it is; and changing that later."""

from __future__ import annotations

from bot.arriving import arrive
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.reading import one_line
from bot.writing import words
from conversations.charter.conversation import charter
from conversations.charter.signing import queries, saying, signatures
from conversations.charter.signing.page import existing, to_page
from conversations.charter.signing.presses import (
    AskToWithdrawSignature,
    MandateWasGiven,
    NamingRole,
    PickCharterFile,
    ReadCharter,
    ShowCharterVersion,
    SignAs,
    SignCharter,
    SignNow,
)
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.signatures import Signature
from conversations.charter.signing.tables import Mandate
from conversations.charter.signing.telling import tell_groups

LONGEST_ROLE = 60


@charter.on(SignCharter)
def sign_charter(turn: Turn, press: SignCharter) -> None:
    turn.wait(None)
    draw(turn, signable(turn, arrive(turn, press.territory), press.charter))


def draw(turn: Turn, one: FrozenCharter, news: Text | None = None) -> None:
    """What would be signed, and what the person has signed already."""
    mine = signatures.of_person(turn.db, one.id, turn.person.id)
    here, id = one.territory, one.id
    turn.show(
        paragraphs(
            news,
            lines(saying.title(turn.db, one), saying.counted(one), saying.hash_line(one)),
            T(
                "A signature stands under this version, word for word. Whoever can read the charter sees the name, "
                "the organisation, the role, the mandate and the day. It can be taken back at any time."
            ),
            lines(*(T("✓ {signature}", signature=saying.signer(each)) for each in mine)) if mine else None,
        ),
        (Button(T("Read it"), ReadCharter(here, id)), Button(T("As a file"), PickCharterFile(here, id))),
        *offers(turn, one),
        *changes(here, mine),
        (Button(T("Back"), ShowCharterVersion(here, id)),),
    )


def offers(turn: Turn, one: FrozenCharter) -> tuple[Row, ...]:
    """A button for each organisation, and for oneself, that they have not signed for."""
    if not queries.is_present(turn.db, one):
        return ()
    done = signatures.signed_for(turn.db, one, turn.person.id)
    bodies = [each for each in signatures.bodies_of(turn.db, turn.person) if each.id not in done]
    rows: list[Row] = [
        (Button(T("Sign for {name}", name=brief(each.name, 16)), SignAs(one.territory, one.id, each.id)),)
        for each in bodies
    ]
    if None not in done:
        rows.append((Button(T("Sign for myself"), SignAs(one.territory, one.id)),))
    return tuple(rows)


def changes(here: int, mine: list[Signature]) -> tuple[Row, ...]:
    """Settling what is pending, and taking each signature back."""
    rows: list[Row] = []
    for each in mine:
        if each.mandate is Mandate.PENDING:
            given = T("Mandate given: {name}", name=brief(each.organisation, 13))
            rows.append((Button(given, MandateWasGiven(here, each.id)),))
        rows.append((Button(T("Take back: {name}", name=cut(each)), AskToWithdrawSignature(here, each.id)),))
    return tuple(rows)


def cut(one: Signature) -> Text:
    return T("{name}", name=brief(one.organisation, 16)) if one.organisation else T("myself")


def brief(name: str, room: int) -> str:
    """A name beside other words on a button: its two ends, since many begin with the same word."""
    if len(name) <= room:
        return name
    tail = room // 2
    return f"{name[: room - tail - 1].rstrip()}…{name[-tail:].lstrip()}"


@charter.on(SignAs)
def sign_as(turn: Turn, press: SignAs) -> None:
    """What is still to be said: whether the organisation has decided it, and what the person is there."""
    one = signable(turn, within(turn.person, press.territory), press.charter)
    body = body_of(turn, press.organisation)
    if body is None:
        return confirm(turn, one)
    mandate = press.mandate
    if mandate is None and signatures.holds_mandate(turn.db, body.id, turn.person.id):
        mandate = Mandate.GIVEN
    return ask_role(turn, one, body, mandate) if mandate else ask_mandate(turn, one, body)


def confirm(turn: Turn, one: FrozenCharter) -> None:
    turn.show(
        T("You sign version {n} of the charter for yourself, as {name}.", n=one.number, name=turn.person.name),
        (Button(T("Sign"), SignNow(one.territory, one.id, None, Mandate.GIVEN)),),
        (Button(T("Back"), SignCharter(one.territory, one.id)),),
    )


def ask_mandate(turn: Turn, one: FrozenCharter, body: Organisation) -> None:
    turn.show(
        paragraphs(
            T("<b>Has {organisation} decided to sign?</b>", organisation=body.name),
            T("If it has not yet, the signature says “mandate pending”, until you say here that it has."),
        ),
        (Button(T("Yes, it has decided"), SignAs(one.territory, one.id, body.id, Mandate.GIVEN)),),
        (Button(T("Not yet"), SignAs(one.territory, one.id, body.id, Mandate.PENDING)),),
        (Button(T("Back"), SignCharter(one.territory, one.id)),),
    )


def ask_role(turn: Turn, one: FrozenCharter, body: Organisation, mandate: Mandate) -> None:
    """The last step: whoever answers has signed, and it is said so."""
    turn.show(
        paragraphs(
            T("<b>What are you in {organisation}?</b>", organisation=body.name),
            T("For example: president, treasurer, member of the board. It stands beside the name."),
            T("With the answer version {n} is signed.", n=one.number),
        ),
        (Button(T("Sign without it"), SignNow(one.territory, one.id, body.id, mandate)),),
        (Button(T("Back"), SignCharter(one.territory, one.id)),),
    )
    turn.wait(NamingRole(one.territory, one.id, body.id, mandate))


@charter.on(NamingRole)
def sign_with_role(turn: Turn, wait: NamingRole) -> None:
    sign(turn, wait, one_line(words(turn.said, LONGEST_ROLE)))


@charter.on(SignNow)
def sign_now(turn: Turn, press: SignNow) -> None:
    sign(turn, press, "")


def sign(turn: Turn, asked: NamingRole | SignNow, role: str) -> None:
    one = signable(turn, within(turn.person, asked.territory), asked.charter)
    body, mandate = body_of(turn, asked.organisation), asked.mandate if asked.organisation else Mandate.GIVEN
    signed = signatures.sign(turn.db, one, turn.person, body, role=role, mandate=mandate, now=turn.now)
    turn.wait(None)
    if signed is None:
        return draw(turn, one, T("This is signed already."))
    audit.record(turn.db, "charter_signed", by=turn.person, at=turn.now, charter=one.id, signature=signed.id)
    tell_groups(turn, one)
    return draw(turn, one, T("✓ Signed on {when}. Thank you!", when=turn.now))


def body_of(turn: Turn, organisation: int | None) -> Organisation | None:
    """The organisation to sign for. Raises Refusal for one that the person does not belong to."""
    if organisation is None:
        return None
    found = [one for one in signatures.bodies_of(turn.db, turn.person) if one.id == organisation]
    if not found:
        raise Refusal(T("Only somebody who belongs to an organisation can sign for it."))
    return found[0]


def signable(turn: Turn, here: int, charter: int) -> FrozenCharter:
    """The charter as it is in force. Raises Refusal for a version that is not adopted, or has been replaced."""
    one = existing(turn, here, charter)
    now = queries.present(turn.db, here)
    if one.adopted_at is None:
        raise Refusal(T("This version is not adopted. Only what was adopted is signed."), to_page(one))
    if now is not None and now.id != one.id:
        raise Refusal(T("Version {n} has taken its place: that one can be signed.", n=now.number), to_page(now))
    return one
