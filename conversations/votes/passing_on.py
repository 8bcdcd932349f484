"""A mandate is taken where nobody has it, and passed on by its holder or a facilitator; all concerned are told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.attention.unasked import to_person
from bot.ballots import mandating
from bot.ballots import vote as kept
from bot.buttons import Button, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit, membership, territories
from bot.people.organisations import Organisation
from bot.people.roles import Person
from conversations.votes import announcing, queries
from conversations.votes.facilitating_presses import PassMandate, PickDelegate, ShowMandate, TakeMandate
from conversations.votes.flow import votes
from conversations.votes.mandates import draw
from conversations.votes.speakers import mine_or_facilitated, passable, speaker_of


@votes.on(TakeMandate)
def take_mandate(turn: Turn, press: TakeMandate) -> None:
    """Pressed twice, or by two at once: the first has it."""
    body = mine_or_facilitated(turn, press.territory, press.organisation)
    if speaker_of(turn, body) is None:
        if body not in membership.affiliations_of(turn.db, turn.person.id, body.territory):
            raise Refusal(T("Only somebody of {organisation} can speak for it.", organisation=body.name))
        give(turn, body, turn.person, before=None)
    draw(turn, body)


@votes.on(PickDelegate)
def pick_delegate(turn: Turn, press: PickDelegate) -> None:
    body = passable(turn, press.territory, press.organisation)
    shown = page(queries.people_of(turn.db, body.territory, body.id), press.page)
    turn.show(
        paragraphs(
            T("<b>Who speaks for {organisation}?</b>", organisation=body.name),
            numbered(shown, name) if shown.items else T("Nobody of it has joined yet. It needs an invitation first."),
        ),
        *number_rows(shown, lambda one: PassMandate(body.territory, body.id, one.id)),
        *turn_row(shown, lambda number: PickDelegate(body.territory, body.id, number)),
        (Button(T("Back"), ShowMandate(body.territory, body.id)),),
    )


@votes.on(PassMandate)
def pass_mandate(turn: Turn, press: PassMandate) -> None:
    body = passable(turn, press.territory, press.organisation)
    found = [one for one in queries.people_of(turn.db, body.territory, body.id) if one.id == press.person]
    if not found:
        raise Refusal(T("Only somebody of {organisation} can speak for it.", organisation=body.name))
    before = speaker_of(turn, body)
    if before is None or before.id != found[0].id:
        give(turn, body, found[0], before=before)
    turn.follow(pack(ShowMandate(body.territory, body.id)))


def give(turn: Turn, body: Organisation, to: Person, *, before: Person | None) -> None:
    """Write it, tell whom it concerns, and let the groups know where that changes who has a vote."""
    mandating.mandate(turn.db, body.id, to.id, turn.now)
    audit.record(turn.db, "mandate_given", by=turn.person, at=turn.now, organisation=body.id, person=to.id)
    for vote in kept.open_in(turn.db, body.territory):
        announcing.count_turnout(turn, vote.id)
    tell(turn, body, to, those_concerned(turn, body, before))


def those_concerned(turn: Turn, body: Organisation, before: Person | None) -> Sequence[Person]:
    """The others of the organisation, whoever spoke for it, and the facilitators; each once, but not who pressed."""
    theirs = queries.people_of(turn.db, body.territory, body.id)
    every = [*theirs, *([before] if before else []), *membership.facilitators_of(turn.db, body.territory)]
    return [one for one in {one.id: one for one in every}.values() if one.id != turn.person.id and one.telegram_id]


def tell(turn: Turn, body: Organisation, to: Person, whom: Sequence[Person]) -> None:
    here = territories.by_id(turn.db, body.territory)
    news = T("{name} speaks for {organisation} in votes from now on.", name=to.name, organisation=body.name)
    yours = T("You speak for {organisation} in votes from now on.", organisation=body.name)
    to_it = (Button(T("Who speaks for us"), ShowMandate(body.territory, body.id)),)
    for one in whom:
        text = yours if one.id == to.id else news
        turn.messages += to_person(here, one, text, to_it, now=turn.now) if here else []


def name(one: Person) -> Text:
    return T("{name}", name=one.name) if one.telegram_id else T("{name} (on paper)", name=one.name)
