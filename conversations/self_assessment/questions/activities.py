"""Module C: initiatives and their links, a charter, services, exchanges, governance, a legal form."""

from bot.i18n import T
from bot.questionnaire import Grid, Module, OneOf, Register, Topic
from conversations.self_assessment.questions.options import SERVICES
from conversations.self_assessment.questions.parts import barrier, many, one, options, rate, words
from conversations.self_assessment.questions.structure import EXCHANGES, GOVERNANCE, LEGAL_FORM

INITIATIVES = Topic(
    "C1",
    T("SSE initiatives"),
    (
        rate(
            "C1",
            T("SSE initiatives"),
            T("Co-operatives, associations, groups that produce and share: are those of your territory in touch?"),
            low=T("neighbours who have never met"),
            high=T("they buy, build and plan together"),
            why=T("This draws the network, and shows who stands alone in it and whom they could meet."),
        ),
        barrier("C1"),
        Register(
            "C1.initiatives",
            T("SSE initiatives you know"),
            T("Which initiatives of the social and solidarity economy do you know here? One short card each."),
            T("It is noted. Do you know another one?"),
            (
                words("C1.initiative", T("Initiative"), T("What is it called, or what does it do?"), limit=120),
                words("C1.linked", T("Works with"), T("With whom does it already work?"), limit=300),
                words("C1.wished", T("Should meet"), T("And with whom would it be good to connect it?"), limit=300),
            ),
        ),
        many(
            "C1.ways",
            T("Ways to connect them"),
            T("What would bring these initiatives closer together?"),
            options(
                visits=T("Visiting each other"),
                offers=T("Joint offers"),
                directory=T("A directory"),
                meetings=T("Regular meetings"),
                space=T("A shared place"),
                buying=T("Buying from each other"),
            ),
        ),
    ),
)

CHARTER = Topic(
    "C2",
    T("A shared charter"),
    (
        rate(
            "C2",
            T("A shared charter"),
            T("Those who want to work together: is it clear what they stand for, and what they promise each other?"),
            low=T("everyone has their own idea of it"),
            high=T("it is written, and everyone has agreed"),
            why=T("Your words become proposals, which the group talks over before anything is adopted."),
        ),
        barrier("C2"),
        rate(
            "C2.help",
            T("Use of a charter"),
            T("Would it help to write a charter together?"),
            low=T("one more paper for the drawer"),
            high=T("just what is missing to go on"),
        ),
        one(
            "C2.readiness",
            T("Readiness"),
            T("When could the writing of a charter begin?"),
            options(
                later=T("Not yet"),
                talk=T("After a first talk"),
                ready=T("Right away"),
                begun=T("It has begun"),
            ),
        ),
        words("C2.values", T("Values"), T("Which values should stand in the charter? A few words will do.")),
        words(
            "C2.principles",
            T("Principles"),
            T("Which principles should guide you: how should things be done among you?"),
        ),
        words("C2.commitments", T("Commitments"), T("And your commitments: what would you promise the others?")),
    ),
)

SUPPORT = Topic(
    "C3",
    T("Support services"),
    (
        rate(
            "C3",
            T("Support services"),
            T("A co-operative or a small association needs a hand. Does it find good support here?"),
            low=T("it looks elsewhere, or gives up"),
            high=T("good help nearby, at every stage"),
            why=T("The weak and missing services, and the trainings most wished for, say what to offer next."),
        ),
        barrier("C3"),
        Grid(
            "C3.services",
            T("How is this service in your territory?"),
            SERVICES,
            OneOf(options(fine=T("Works well"), weak=T("Weak"), missing=T("Missing"))),
        ),
        many(
            "C3.trainings",
            T("Trainings wanted"),
            T("Which trainings would help those who support others?"),
            options(
                sse=T("What SSE is"),
                mentoring=T("Mentoring"),
                models=T("Business models"),
                accounts=T("Money and accounts"),
                funding=T("Finding funds"),
                selling=T("Selling, finding markets"),
                digital=T("Digital tools"),
                forms=T("Legal forms"),
                governance=T("Deciding together"),
                facilitation=T("Facilitation"),
                impact=T("Showing what it changes"),
                teams=T("Leading a team"),
            ),
        ),
        words("C3.other", T("Another training"), T("Is there another training you would wish for?"), limit=300),
    ),
)

ACTIVITIES = Module("C", T("Activities"), (INITIATIVES, CHARTER, SUPPORT, EXCHANGES, GOVERNANCE, LEGAL_FORM))
