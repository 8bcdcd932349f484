"""A charter's articles, adopted one by one long ago: what stands in them, and how they come into the town's rows."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.founding import opened
from bot.people import standing, territories
from bot.people.roles import Kind
from conversations.charter.articles import changing, queries
from conversations.charter.tables import Section
from tests.journeys.assembly import Assembly

Place = tuple[Section, Kind | None]

PRINCIPLE = {"ar": "نقرّر معًا، ونشرح قراراتنا.", "fr": "Nous décidons ensemble.", "en": "We decide together."}
PURPOSE = {
    "ar": "نريد أن يعيش أهل المهدية من عملهم.",
    "fr": "Que chacun vive de son travail à Mahdia.",
    "en": "That everybody can live off their work in Mahdia.",
}
VALUE = {"ar": "الثقة: نفي بوعودنا.", "fr": "La confiance : nous tenons parole.", "en": "Trust: we keep our word."}
NETS = {"fr": "Les coopératives prêtent leurs filets une fois par mois.", "ar": "تعير التعاضديات شباكها مرّة كلّ شهر."}
NEW = {
    "ar": "نجتمع يوم الأحد الأوّل من كلّ شهر.",
    "fr": "Nous nous réunissons le premier dimanche du mois.",
    "en": "We meet on the first Sunday of the month.",
}
FOUR: dict[Place, dict[str, str]] = {
    (Section.PURPOSE, None): PURPOSE,
    (Section.VALUES, None): VALUE,
    (Section.PRINCIPLES, None): PRINCIPLE,
    (Section.COMMITMENTS, Kind.COOPERATIVE): NETS,
}
"""In the charter's order; nobody has translated the last one into English."""


async def adopted_before(town: Assembly, articles: dict[Place, dict[str, str]], main: str) -> None:
    """The text in ``main`` counts, where there is one, and else the first that is given."""
    now = await town.town.now()

    def unit(db: Connection) -> None:
        here, nora = territories.named(db, "Mahdia"), standing.person(db, town.nora.someone.id)
        assert here is not None
        for (section, kind), said in articles.items():
            language = main if main in said else next(iter(said))
            article = changing.add_article(db, here.id, section, kind, now)
            new = changing.add_version(db, article, language, said[language], by=nora.id, now=now)
            for one, words in said.items():
                changing.write(db, new, one, words, by=nora.id, now=now)
            version = queries.version(db, here.id, new)
            assert version is not None
            changing.adopt(db, version, now, None)

    async with opened(town.town.database) as store:
        await store.transaction(unit)
