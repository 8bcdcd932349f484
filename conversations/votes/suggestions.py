"""What a vote on a legal form or a governance structure may begin with; facilitators change it as they like."""

from __future__ import annotations

from collections.abc import Iterable

from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.vote import Option
from bot.i18n import LANGUAGES, T, Text, Voice, Written, label
from bot.people.territories import Territory
from conversations.votes.wizard_presses import Template

CHARTER: tuple[str, Text] = (CHARTER_ONLY, T("Charter only for now"))

_QUESTIONS: dict[Template, Text] = {
    Template.LEGAL_FORM: T("Which legal form fits our pole?"),
    Template.GOVERNANCE: T("Which governance structure fits our pole?"),
}

_ANYWHERE: tuple[tuple[str, Text], ...] = (
    ("association", T("Association")),
    ("cooperative", T("Co-operative")),
)
_TUNISIA: tuple[tuple[str, Text], ...] = (
    ("smsa", T("Farm services company (SMSA)")),
    ("gda", T("Farmers’ group (GDA)")),
)
_NON_PROFIT: tuple[tuple[str, Text], ...] = (("non_profit", T("Non-profit company")),)

_GOVERNANCE: tuple[tuple[str, Text], ...] = (
    ("seats", T("Steering committee with seats for each kind of actor")),
    ("assembly", T("General assembly of all, with a small coordination")),
    ("topics", T("Working groups by topic, and a council of their speakers")),
    ("host", T("One organisation coordinates, another one each year")),
)


def question(template: Template, place: Territory) -> Written | None:
    text = _QUESTIONS.get(template)
    return None if text is None else spoken(text, place)


def options(template: Template, place: Territory) -> list[Option]:
    """Those of the law there for a legal form; "charter only for now" is among them whatever is asked."""
    if template is Template.LEGAL_FORM:
        return _options((*_ANYWHERE, *(_TUNISIA if place.country == "TN" else _NON_PROFIT), CHARTER), place)
    return _options((*(_GOVERNANCE if template is Template.GOVERNANCE else ()), CHARTER), place)


def spoken(text: Text, place: Territory) -> Written:
    """In each language of the territory, with the terms of its country; the territory's first one is the first."""
    there = [one for one in place.languages if one in LANGUAGES]
    return Written(there[0], {one: label(Voice(one, place.country), text) for one in there})


def _options(named: Iterable[tuple[str, Text]], place: Territory) -> list[Option]:
    return [Option(slug, spoken(text, place)) for slug, text in named]
