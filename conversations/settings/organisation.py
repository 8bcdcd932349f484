"""For whom somebody speaks in a territory: one of their own organisations, another one, a new one, or themselves."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, short, turn_row
from bot.people import audit, leaving, membership, organisations, standing
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.people.roles import KINDS, Kind
from conversations.settings.flow import settings
from conversations.settings.presses import (
    AddOrganisation,
    LeaveOrganisation,
    ListOrganisations,
    NameOrganisation,
    Naming,
    PickKind,
    ShowOrganisation,
    ShowSettings,
    SpeakFor,
)
from conversations.settings.queries import draft

NAME_WANTED = T("That is no name yet: 2 to 80 letters, please, for example “Espoir”.")


@settings.on(ShowOrganisation)
def show_organisation(turn: Turn, press: ShowOrganisation) -> None:
    within(turn.person, press.territory)
    turn.show(whom(turn), *ways(turn, press.territory))


@settings.on(ListOrganisations)
def list_organisations(turn: Turn, press: ListOrganisations) -> None:
    here = within(turn.person, press.territory)
    shown = page(organisations.of(turn.db, here), press.page)
    other = Button(T("Not in the list"), NameOrganisation(here))
    turn.show(
        paragraphs(T("<b>Organisations here</b>"), numbered(shown, name_and_kind)),
        *number_rows(shown, lambda one: SpeakFor(here, one.id)),
        *turn_row(shown, lambda number: ListOrganisations(here, number)),
        (other,),
        (Button(T("Back"), ShowOrganisation(here)),),
    )


@settings.on(SpeakFor)
def speak_for(turn: Turn, press: SpeakFor) -> None:
    here = within(turn.person, press.territory)
    found = press.organisation and organisations.by_id(turn.db, here, press.organisation)
    if press.organisation and not found:
        raise Refusal(T("This organisation is no longer in the list."), (to_list(here),))
    change(turn, here, found or None)


@settings.on(LeaveOrganisation)
def leave_organisation(turn: Turn, press: LeaveOrganisation) -> None:
    here = within(turn.person, press.territory)
    left = organisations.by_id(turn.db, here, press.organisation)
    if left is None or not leaving.leave_organisation(turn.db, turn.person.id, here, left.id):
        return show_organisation(turn, ShowOrganisation(here))
    know_again(turn)
    turn.toast(T("Saved"))
    undo = Button(T("Undo"), SpeakFor(here, left.id))
    done = T("You no longer belong to {name}.", name=left.name)
    return turn.show(paragraphs(done, whom(turn)), (undo,), *ways(turn, here))


@settings.on(NameOrganisation)
def ask_for_name(turn: Turn, press: NameOrganisation) -> None:
    here = within(turn.person, press.territory)
    turn.wait(Naming(here))
    turn.show(T("What is it called? Please write the name."), (to_list(here),))


@settings.on(Naming)
def read_name(turn: Turn, wait: Naming) -> None:
    here = within(turn.person, wait.territory)
    name = organisations.readable(turn.said.words)
    if name is None:
        raise Refusal(NAME_WANTED)
    turn.wait(Naming(here, name))
    alike = organisations.similar(turn.db, here, name)
    if not alike:
        return ask_for_kind(turn, here, name)
    keys = [(Button(T("{name}", name=short(one.name)), SpeakFor(here, one.id)),) for one in alike]
    new = (Button(T("None of these"), PickKind(here)),)
    return turn.say(T("Is {name} perhaps one of these?", name=name), *keys, new)


@settings.on(PickKind)
def pick_kind(turn: Turn, press: PickKind) -> None:
    here = within(turn.person, press.territory)
    ask_for_kind(turn, here, name_written(turn, here))


@settings.on(AddOrganisation)
def add_organisation(turn: Turn, press: AddOrganisation) -> None:
    here = within(turn.person, press.territory)
    new = organisations.add(turn.db, here, name_written(turn, here), press.kind, turn.now)
    audit.record(turn.db, "organisation_added", by=turn.person, at=turn.now, organisation=new.id)
    change(turn, here, new)


def ask_for_kind(turn: Turn, here: int, name: str) -> None:
    kinds = [kind for kind in Kind if kind is not Kind.INDIVIDUAL]
    keys = [(Button(KINDS[kind], AddOrganisation(here, kind)),) for kind in kinds]
    turn.show(T("What kind of actor is {name}?", name=name), *keys)


def name_written(turn: Turn, here: int) -> str:
    """The name that was written last. Raises Refusal if it was used already, or is of another territory."""
    written = draft(turn.db, turn.place.id, turn.person.id)
    if written is None or written.name is None or written.territory != here:
        raise Refusal(T("The name is no longer at hand. Please write it again."), (ask_again(here),))
    return written.name


def change(turn: Turn, here: int, organisation: Organisation | None) -> None:
    """Let the person speak for it from now on, and show that."""
    kind = organisation.kind if organisation else Kind.INDIVIDUAL
    id = organisation.id if organisation else None
    membership.speak_for(turn.db, turn.person.id, here, id, kind, turn.now)
    turn.wait(None)
    know_again(turn)
    turn.toast(T("Saved"))
    turn.show(paragraphs(T("✓ Saved"), whom(turn)), *ways(turn, here))


def know_again(turn: Turn) -> None:
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True


def whom(turn: Turn) -> Text:
    title, current = T("<b>Organisation</b>"), spoken_for(turn)
    if current is None:
        return paragraphs(title, T("You speak for yourself here."))
    return paragraphs(title, T("You speak here for {name}.", name=name_and_kind(current)))


def ways(turn: Turn, here: int) -> list[Row]:
    """What can be changed: another of one's own, another one, oneself, leaving."""
    current, own = spoken_for(turn), membership.affiliations_of(turn.db, turn.person.id, here)
    others = [one for one in own if current is None or one.id != current.id]
    rows: list[Row] = [(Button(T("For {name}", name=short(one.name)), SpeakFor(here, one.id)),) for one in others]
    rows.append((to_list(here),))
    if current:
        rows.append((Button(T("Speak for myself"), SpeakFor(here)),))
        rows.append((Button(T("Leave {name}", name=short(current.name)), LeaveOrganisation(here, current.id)),))
    return [*rows, (Button(T("Back"), ShowSettings()),)]


def spoken_for(turn: Turn) -> Organisation | None:
    person = turn.person
    if person.territory is None or person.organisation is None:
        return None
    return organisations.by_id(turn.db, person.territory, person.organisation)


def name_and_kind(organisation: Organisation) -> Text:
    return T("{name} ({kind})", name=organisation.name, kind=KINDS[organisation.kind])


def to_list(here: int) -> Button:
    return Button(T("Another organisation"), ListOrganisations(here))


def ask_again(here: int) -> Button:
    return Button(T("Write the name"), NameOrganisation(here))
