"""What becomes of a signature: a pending mandate is given, somebody takes it back, somebody is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button
from bot.contributions import Forgettable, OwnData
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Tp, paragraphs
from bot.people import audit
from bot.people.permissions import within
from conversations.charter.conversation import charter
from conversations.charter.signing import queries, saying, signatures
from conversations.charter.signing.giving import body_of, draw
from conversations.charter.signing.presses import (
    AskToWithdrawSignature,
    MandateWasGiven,
    SignCharter,
    WithdrawSignature,
)
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.signatures import Signature
from conversations.charter.signing.tables import Mandate
from conversations.charter.signing.telling import tell_groups


@charter.on(MandateWasGiven)
def mandate_was_given(turn: Turn, press: MandateWasGiven) -> None:
    one, signature = own(turn, press.territory, press.signature)
    if signature.mandate is Mandate.PENDING:
        check_belongs(turn, one, signature)
        signatures.settle(turn.db, signature.id)
        audit.record(turn.db, "signing_mandate_given", by=turn.person, at=turn.now, signature=signature.id)
    draw(turn, one, T("✓ The mandate is given: the signature says so now."))


def check_belongs(turn: Turn, one: FrozenCharter, signature: Signature) -> None:
    """Raises Refusal for whoever has left the organisation since, or the one that it is part of now."""
    body_of(turn, signature.body and signatures.body_now(turn.db, one, signature.body))


@charter.on(AskToWithdrawSignature)
def ask_to_withdraw(turn: Turn, press: AskToWithdrawSignature) -> None:
    one, signature = own(turn, press.territory, press.signature)
    turn.show(
        paragraphs(
            T("<b>Take this signature back?</b>"),
            saying.signer(signature),
            T("It then stands under the charter no longer. You can sign again later."),
        ),
        (Button(Tp("a signature", "Take it back"), WithdrawSignature(press.territory, signature.id)),),
        (Button(T("Back"), SignCharter(one.territory, one.id)),),
    )


@charter.on(WithdrawSignature)
def withdraw(turn: Turn, press: WithdrawSignature) -> None:
    one, signature = own(turn, press.territory, press.signature)
    signatures.withdraw(turn.db, signature.id, turn.now)
    audit.record(turn.db, "signature_withdrawn", by=turn.person, at=turn.now, signature=signature.id)
    tell_groups(turn, one)
    draw(turn, one, T("The signature is taken back."))


def own(turn: Turn, territory: int, signature: int) -> tuple[FrozenCharter, Signature]:
    """A signature of the person's that stands, of this territory. Raises Refusal for any other."""
    here, found = within(turn.person, territory), signatures.by_id(turn.db, turn.person.id, signature)
    one = queries.by_id(turn.db, here, found.charter) if found else None
    if found is None or one is None:
        raise Refusal(T("This signature no longer stands."))
    return one, found


@charter.contributes(OwnData)
def own_signatures(turn: Turn) -> Iterator[OwnData]:
    rows = tuple(
        {
            "charter": one.charter,
            "organisation": one.organisation,
            "kind": one.kind.value,
            "role": one.role,
            "mandate": one.mandate.value,
            "signed": one.signed_at.isoformat(),
            "withdrawn": one.withdrawn_at and one.withdrawn_at.isoformat(),
        }
        for one in signatures.ever_by(turn.db, turn.person.id)
    )
    if rows:
        yield OwnData("signatures", rows)


@charter.contributes(Forgettable)
def forgettable_signatures(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(
        T("your name and role under the charter"),
        T("that an organisation signed the charter, or that somebody did, without your name"),
        signatures.forget,
    )
