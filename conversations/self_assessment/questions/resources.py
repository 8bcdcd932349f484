"""Module R: people, trust, networks, money."""

from bot.i18n import T
from bot.questionnaire import Module, Register, Topic
from conversations.self_assessment.questions.parts import barrier, many, one, options, rate, words
from conversations.self_assessment.questions.people import SKILLS, TRUST

NETWORKS = Topic(
    "R3",
    T("Networks to lean on"),
    (
        rate(
            "R3",
            T("Networks to lean on"),
            T("Think of those who will steer the pole. Can they open doors: to people, places, equipment, know-how?"),
            low=T("they bring goodwill, and nothing else yet"),
            high=T("each of them opens several doors"),
            why=T("It shows what is within reach, and who would be good to have at the table."),
        ),
        barrier("R3"),
        Register(
            "R3.actors",
            T("Who can bring what"),
            T("Which organisation could bring something that the pole needs? One short card each."),
            T("It is noted. Is there another that could bring something?"),
            (
                words("R3.who", T("Name"), T("Who is it? The name is enough."), limit=120),
                many(
                    "R3.brings",
                    T("What they could bring"),
                    T("What could they bring?"),
                    options(
                        people=T("People"),
                        infrastructure=T("Infrastructure"),
                        spaces=T("Places and equipment"),
                        expertise=T("Know-how"),
                    ),
                ),
                one(
                    "R3.secured",
                    T("How sure it is"),
                    T("How sure is it?"),
                    options(
                        idea=T("Only an idea"),
                        talks=T("Being discussed"),
                        promised=T("Promised"),
                        agreed=T("Agreed in writing"),
                    ),
                ),
            ),
        ),
    ),
)

MONEY = Topic(
    "R4",
    T("Money"),
    (
        rate(
            "R4",
            T("Money"),
            T("Is there enough money in sight to get the pole going?"),
            low=T("not a coin so far"),
            high=T("the first year is covered"),
            why=T("It shows what is funded and what is not. Nobody’s own accounts are asked about."),
        ),
        barrier("R4"),
        rate(
            "R4.awareness",
            T("Money for awareness"),
            T("Is there enough to make the social and solidarity economy known: meetings, posters, local radio?"),
            low=T("it is done with nothing"),
            high=T("it is paid for, all year long"),
        ),
        rate(
            "R4.trainings",
            T("Money for trainings"),
            T("Is there enough to train those who support others?"),
            low=T("no trainer can be paid"),
            high=T("trainers, rooms and travel are covered"),
        ),
        rate(
            "R4.exchanges",
            T("Money for exchanges"),
            T("Is there enough for visits and exchanges that bring people together?"),
            low=T("even the bus ticket is too much"),
            high=T("we can travel, and receive guests"),
        ),
        many(
            "R4.sources",
            T("Where money could come from"),
            T("Where could money come from?"),
            options(
                municipality=T("The municipality"),
                state=T("State programmes"),
                international=T("International programmes"),
                foundations=T("Foundations, donors"),
                companies=T("Local businesses"),
                banks=T("Banks, microfinance"),
                members=T("Members’ contributions"),
                sales=T("Own sales and services"),
                donations=T("Many small donations"),
                diaspora=T("People from here, abroad"),
            ),
        ),
        one(
            "R4.amount",
            T("How much it would cover"),
            T("All these sources together: how much of what is needed could they cover?"),
            options(
                quarter=T("Less than a quarter"),
                half=T("A quarter to a half"),
                most=T("A half to three quarters"),
                all=T("Nearly all of it"),
            ),
        ),
        one(
            "R4.certainty",
            T("How sure the money is"),
            T("How sure is the money that could come?"),
            options(
                idea=T("Only an idea"),
                asked=T("Applied for"),
                promised=T("Promised"),
                in_hand=T("In hand"),
            ),
        ),
    ),
)

RESOURCES = Module("R", T("Resources"), (SKILLS, TRUST, NETWORKS, MONEY))
