"""Something of ours is wrong for one person: the others do not notice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from bot.i18n import T
from bot.people.tables import people
from bot.upkeep import counts
from conversations.self_assessment.tables import answers, assessments
from tests.faults.answerer import Answerer, crowd, together
from tests.faults.kept import diaries, members, records
from tests.faults.screen import written
from tests.town import Town, town

SORRY = written(T("Something went wrong on our side. All that was recorded before is safe; please try again."))
NONSENSE = {"option": ["no", "answer"]}  # no version of ours ever wrote such a thing


async def test_one_person_s_broken_row_stops_nobody_else(tmp_path: Path, database_url: str) -> None:
    """They are told so once, it is counted once, and once it is mended they go on."""
    async with town(tmp_path, database_url) as made:
        async with crowd(await members(made, 5), seed=13) as (sara, *others):
            await sara.begins()
            await sara.answers_next()
            await sara.sees(sara.is_open)
            whole = await spoilt(made, sara, NONSENSE)

            await sara.someone.says("a word that finds a row which cannot be read")
            await sara.someone.sees(SORRY)
            await together(*(each.goes_through() for each in others))
            async with records(made) as store:
                assert (await counts(store))["updates_failed"] == 1
            assert made.log.count("update_failed") == 1

            await spoilt(made, sara, whole)
            while await sara.answers_next():
                pass

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in (sara, *others)}
            assert (await counts(store))["updates_failed"] == 1


async def spoilt(made: Town, one: Answerer, value: Any) -> Any:
    """Write something else in the place of the first answer; what stood there."""

    def unit(db: Connection) -> Any:
        whose = assessments.join(people, people.c.id == assessments.c.person_id)
        theirs = select(assessments.c.id).select_from(whose).where(people.c.telegram_id == one.someone.id)
        row = (answers.c.assessment_id == theirs.scalar_subquery()) & (answers.c.question == "A1")
        stood = db.scalar(select(answers.c.value).where(row))
        db.execute(update(answers).where(row).values(value=value))
        return stood

    async with records(made) as store:
        return await store.transaction(unit)
