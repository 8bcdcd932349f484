"""Choices that several questions share. Ids are kept with the answers and never change their meaning."""

from bot.i18n import T
from bot.people.roles import KINDS
from bot.questionnaire import Option
from conversations.self_assessment.questions.parts import options

KINDS_OF_ACTOR = tuple(Option(str(kind), label) for kind, label in KINDS.items())

SERVICES = options(
    awareness=T("Raising awareness"),
    training=T("Training"),
    incubation=T("Incubation"),
    mentoring=T("Mentoring"),
    finance=T("Finance"),
    market=T("Access to markets"),
    space=T("Places to work"),
    legal=T("Legal and paperwork help"),
    networking=T("Networking"),
    research=T("Research"),
)

SECTORS = options(
    agriculture=T("Agriculture and fishing"),
    food=T("Food processing"),
    crafts=T("Crafts"),
    tourism=T("Tourism"),
    environment=T("Environment, recycling"),
    care=T("Care and social services"),
    education=T("Education and culture"),
    digital=T("Digital"),
    trade=T("Trade"),
    energy=T("Energy and water"),
    any=T("All sectors"),
    other=T("Another sector"),
)

LEVELS = options(
    local=T("Local"),
    regional=T("Regional"),
    national=T("National"),
    international=T("International"),
)
