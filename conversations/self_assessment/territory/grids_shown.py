"""What there is and what is missing: grids as heat maps, with a word in every cell."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.desk import Desk
from bot.errors import Refusal
from bot.figures import Level
from bot.i18n import T, Text, Voice, label, lines, paragraphs
from bot.outbox.message import File, Media
from bot.people.roles import Role
from bot.pictures.heatmap import HeatCell, Heatmap, heatmap
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.questions import asked
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.demand import CARRIED
from conversations.self_assessment.territory.grid_cells import Cells, cells, grids
from conversations.self_assessment.territory.lists import listed
from conversations.self_assessment.territory.module_page import FORMS, FORMS_IN
from conversations.self_assessment.territory.presses import DrawGrid, ShowChoices, ShowCoverage, ShowGrid, ShowSpread
from conversations.self_assessment.territory.verdicts import LEVELS
from conversations.self_assessment.territory.ways import way_back

SHADES = {Level.FEW: 0, Level.SOME: 2, Level.MOST: 3}


@self_assessment.on(ShowCoverage, who=Role.FACILITATOR)
def show_coverage(turn: Turn, press: ShowCoverage) -> None:
    of = reckoned(turn.db, turn.person, press)
    turn.show(
        paragraphs(
            T("<b>Coverage</b>"),
            T("What is there and what is missing, as pictures; and everything else that was chosen, in words."),
        ),
        *to_grids(of),
    )


def to_grids(of: Reckoned) -> tuple[Row, ...]:
    """A button for each grid, then for what was chosen in each module."""
    here, number = of.round.territory, of.round.id
    drawn = [(Button(name, ShowGrid(here, number, id)),) for id, name in grids(of.round.modules)]
    forms = [(Button(T("Legal forms: fit"), ShowSpread(here, number, FORMS)),)] if FORMS_IN in of.round.modules else []
    words = [
        (Button(T("All choices: {module}", module=module.title), ShowChoices(here, number, module.id)),)
        for module in asked(of.round.modules).modules
    ]
    return (*drawn, *forms, *words, way_back(of))


@self_assessment.on(ShowGrid, who=Role.FACILITATOR)
def show_grid(turn: Turn, press: ShowGrid) -> None:
    of = reckoned(turn.db, turn.person, press)
    found = existing(of, press.grid)
    if not found.says_something:
        return turn.show(paragraphs(heading(found), FEW), back(of))
    turn.show(T("The picture is being drawn…"))
    return turn.job(DrawGrid(press.territory, press.round, press.grid))


@self_assessment.job(DrawGrid)
def draw_grid(desk: Desk, order: DrawGrid) -> None:
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    found = existing(of, order.grid)
    desk.show(heading(found))
    desk.say(
        caption(found), back(of), file=File(Media.PHOTO, "muyassir.png", heatmap(drawing(desk.person.voice, of, found)))
    )


LEGEND = T("“{few}” may be nobody: what few said is not told apart from what nobody said", few=LEVELS[Level.FEW])
FEW = T("Too few people have said anything here to show it without giving anybody away.")


def existing(of: Reckoned, grid: str) -> Cells:
    """Raises Refusal for a grid that this round did not ask; a button of another version may name it."""
    found = cells(of, grid)
    if found is None:
        raise Refusal(T("This round did not ask about that."), way_back(of))
    return found


def back(of: Reckoned) -> Row:
    return (Button(T("Back"), ShowCoverage(of.round.territory, of.round.id)),)


def heading(found: Cells) -> Text:
    return T("<b>{title}</b>", title=found.title)


def drawing(voice: Voice, of: Reckoned, found: Cells) -> Heatmap:
    """The grid as a table of words, in the voice's language."""
    table = tuple(tuple(HeatCell(label(voice, cell.word), SHADES[cell.level]) for cell in row_) for row_ in found.table)
    return Heatmap(
        language=voice.language,
        title=label(voice, found.title),
        subtitle=label(voice, T("{round}: how many people say so", round=of.round.name)),
        columns=tuple(label(voice, column) for column in found.columns),
        rows=tuple(label(voice, name) for name in found.rows),
        cells=table,
        legend=label(voice, LEGEND),
    )


def caption(found: Cells) -> Text:
    """What the table says, from most to least; the rows by column where there are columns."""
    return paragraphs(heading(found), lines(*told(found)), CARRIED if found.carried else None)


def told(found: Cells) -> Iterator[Text]:
    for level in (Level.MOST, Level.SOME):
        for column, names in found.by_column(level):
            if column is None:
                yield T("<b>{level}</b>: {cells}", level=LEVELS[level], cells=listed(names))
            else:
                yield T("<b>{column}</b> ({level}): {cells}", column=column, level=LEVELS[level], cells=listed(names))
    few = found.empty_rows()
    if few:
        yield T("<b>{level}</b>: {cells}", level=LEVELS[Level.FEW], cells=listed(few))
