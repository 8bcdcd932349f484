"""Votes by consent on an article: held back by an objection, and adopted in other words."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.i18n import T, Text, Tn
from conversations.charter.articles.saying import LANGUAGES_CALLED
from tests.journeys import principle
from tests.journeys.assembly import SPEAKERS, Assembly, writes_in_every_language
from tests.journeys.principle import ARTICLE
from tests.journeys.reader import MARKS, Reader


async def is_held_back(five: Assembly) -> None:
    """One objects, with a reason; the vote ends a week later, and nobody but those who ask learns anything before."""
    nora = five.nora
    await goes_to_the_article(nora)
    await nora.goes("Put it to the vote")
    closes = await five.opens_vote(T("{words}", words=principle.IDEA[five.reader.language]))
    await asyncio.gather(*(consents(five, who) for who in ("amal", "slim", "kamel")))
    await asyncio.gather(
        says_why(five, "salma", "Consent, with a concern"), says_why(five, "omar", "Reasoned objection")
    )
    await five.told(turned_out(5))
    await nothing_was_told(five)

    await five.ends(closes)
    await five.told(T("<b>{verdict}</b>", verdict=T("↻ Not adopted: a new version follows")))
    await picture_in_the_group(five)
    await nora.sees("Version {n} is held back by an objection.", n=1, fresh=False)
    await nora.reads(objection(five), among=True)


async def consents(five: Assembly, who: str) -> None:
    await five.goes_to_the_vote(who)
    await five.actors[who].goes("Consent")
    await five.actors[who].sees("✓ You voted: {choice}", choice=T("Consent"))


async def says_why(five: Assembly, who: str, choice: str) -> None:
    actor, said = five.actors[who], principle.OBJECTION if who == "omar" else principle.CONCERN
    await five.goes_to_the_vote(who)
    await actor.goes(choice)
    await actor.sees("Write it, or record a voice message.")
    await actor.someone.says(said[actor.language])
    await actor.sees("✓ You voted: {choice}", choice=T(choice))


def turned_out(voted: int) -> Text:
    said = "{n} of {total} has voted; {needed} are needed.", "{n} of {total} have voted; {needed} are needed."
    return Tn(*said, voted, total=5, needed=3)


def objection(five: Assembly) -> Text:
    name = SPEAKERS["omar"][1]
    return T("{name}: “{words}”", name=name, words=principle.OBJECTION[five.nora.language])


async def nothing_was_told(five: Assembly) -> None:
    """Before the end the reason is in nobody's chat but the objector's own."""
    readers = [five.nora, *(actor for who, actor in five.actors.items() if who != "omar")]
    for one in readers:
        seen = [*await one.someone.messages(), *await one.someone.messages(five.group)]
        assert not [each for each in seen if principle.OBJECTION[one.language] in each.text.translate(MARKS)]


async def comes_again_in_other_words(five: Assembly) -> None:
    """The next version answers the objection; a member has better words, and its author takes them over."""
    nora, slim = five.nora, five.actors["slim"]
    own = nora.language
    await nora.goes_back_to("Write the next version")
    await nora.sees("Please write it anew, in {language}.", language=LANGUAGES_CALLED[own])
    await nora.someone.says(principle.NEXT[own])
    await nora.goes("Propose it to everybody")
    await nora.sees("✓ Everybody can read and amend it now.")

    await goes_to_the_article(slim)
    await slim.goes("Propose other words")
    await slim.sees("<b>Other words for {article}</b>", article=heading())
    await slim.someone.says(principle.AMENDED[own])
    await slim.goes("Say why")
    await slim.sees("Why these words? A sentence or two, read by everybody together with your name.")
    await slim.someone.says(principle.WHY_TWO[own])
    await slim.goes("Send them off")
    await slim.sees("✓ Sent off. Whoever wrote the present text may take them over; if not, they can go to a vote.")

    await nora.someone.says("/charter")
    await nora.goes("Answer to other words")
    await nora.reads(T("Why: “{words}”", words=principle.WHY_TWO[own]), among=True)
    await nora.goes("Take these words over")
    await nora.sees("✓ This is the next version now.")


async def is_adopted(five: Assembly) -> None:
    """Translated anew; four consent, one stands aside; the clock ends it, and the group reads what came of it."""
    nora = five.nora
    await writes_in_every_language(nora, principle.AMENDED)
    await nora.goes("See the text", "Put it to the vote")
    closes = await five.opens_vote(T("{words}", words=principle.AMENDED[five.reader.language]))
    await asyncio.gather(*(consents(five, who) for who in ("amal", "slim", "kamel", "omar")))
    await five.actors["salma"].someone.says("/votes")
    await five.actors["salma"].goes("1", "Stand aside")
    await five.told(turned_out(5))

    await five.ends(closes)
    await five.told(T("<b>{verdict}</b>", verdict=T("✓ Adopted")))
    await picture_in_the_group(five)
    await goes_to_the_article(five.actors["salma"])
    review = (closes + timedelta(days=365)).date()
    await five.actors["salma"].sees("Version {n}, adopted. To be looked at again on {day}.", n=3, day=review)


async def picture_in_the_group(five: Assembly) -> None:
    shown = await five.nora.someone.sees_media("photo", five.group)
    assert (await five.nora.someone.downloads(shown)).startswith(b"\x89PNG")


def heading() -> Text:
    return T("<b>{article}</b> · {place}", article=ARTICLE, place=T("Principles"))


async def goes_to_the_article(who: Reader) -> None:
    await who.someone.says("/charter")
    await who.goes("Articles", "4", "Article {n}", n=1)
