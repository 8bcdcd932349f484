"""The first half of module R: the people, and what holds them together."""

from bot.i18n import T
from bot.questionnaire import Topic
from conversations.self_assessment.questions.parts import barrier, many, one, options, rate

SKILLS = Topic(
    "R1",
    T("People and skills"),
    (
        rate(
            "R1",
            T("People and skills"),
            T("Does your territory have the people it takes to get the pole going?"),
            low=T("one would not know whom to ask"),
            high=T("they are here, and ready to start"),
            why=T("It shows which skills to look for or to practise, in the team and never in one person by name."),
        ),
        barrier("R1"),
        many(
            "R1.roles",
            T("Roles to fill"),
            T("Which roles are still to be filled?"),
            options(
                coordination=T("Coordination"),
                facilitation=T("Facilitation"),
                training=T("Training"),
                communication=T("Communication"),
                mediation=T("Mediation"),
                finance=T("Money and accounts"),
                public=T("Link with public bodies"),
                field=T("Field work"),
                digital=T("Digital tools"),
                legal=T("Legal questions"),
            ),
        ),
        many(
            "R1.skills",
            T("Skills in the team"),
            T("Taken together, what is the team already good at?"),
            options(
                listening=T("Active listening"),
                communication=T("Communication"),
                facilitation=T("Facilitation"),
                adaptability=T("Adapting to change"),
                openness=T("Openness"),
                mediation=T("Mediation"),
                leadership=T("Leading the way"),
                vision=T("Seeing far ahead"),
                relations=T("Dealing with people"),
            ),
        ),
        many(
            "R1.incentives",
            T("What draws people in"),
            T("What would make people say yes?"),
            options(
                useful=T("Seeing that it is useful"),
                learning=T("Learning something"),
                contacts=T("Meeting people"),
                recognition=T("Being recognised for it"),
                business=T("New customers, partners"),
                expenses=T("Expenses paid"),
                time=T("Time set free for it"),
                certificate=T("A certificate"),
            ),
        ),
        rate(
            "R1.motivation",
            T("Motivation"),
            T("How strong is the wish to make it work?"),
            low=T("people come because they have to"),
            high=T("people come gladly, and come back"),
        ),
        rate(
            "R1.dialogue",
            T("Talking together"),
            T("Can those involved talk with one another, even when they disagree?"),
            low=T("talks end in silence or in a quarrel"),
            high=T("everything can be said, and is heard"),
        ),
        rate(
            "R1.collaborate",
            T("Working together"),
            T("Can those involved see a piece of work through together?"),
            low=T("each does it their own way"),
            high=T("the work is shared, and gets finished"),
        ),
        rate(
            "R1.connect",
            T("Making contacts"),
            T("Can those involved reach people outside their own circle?"),
            low=T("they know only their own"),
            high=T("one call, and a door opens"),
        ),
    ),
)

TRUST = Topic(
    "R2",
    T("Trust and ties"),
    (
        rate(
            "R2",
            T("Trust and ties"),
            T("Something has to be done together here, tomorrow. Does it work?"),
            low=T("it is each for themselves"),
            high=T("a word, and people are there"),
            why=T("Asked again in each round, it shows whether ties grow stronger."),
        ),
        barrier("R2"),
        rate(
            "R2.trust",
            T("Trust"),
            T("Can people rely on one another’s word here?"),
            low=T("one had better check everything"),
            high=T("a word given is a word kept"),
        ),
        rate(
            "R2.cooperation",
            T("Cooperation"),
            T("Do organisations lend one another a hand?"),
            low=T("nobody lends so much as a chair"),
            high=T("rooms, tools and time are gladly shared"),
        ),
        rate(
            "R2.concertation",
            T("Concertation"),
            T("Before something important is decided, are those concerned asked?"),
            low=T("they hear of it afterwards"),
            high=T("nothing is settled before all were heard"),
        ),
        rate(
            "R2.collaboration",
            T("Collaboration"),
            T("Do several organisations carry a project together, from start to finish?"),
            low=T("there is not one such project"),
            high=T("it is how things are done here"),
        ),
        rate(
            "R2.openness",
            T("Openness"),
            T("Is there room for newcomers and new ideas?"),
            low=T("“we have always done it this way”"),
            high=T("a newcomer is asked what they think"),
        ),
        rate(
            "R2.respect",
            T("Respect"),
            T("Is there respect, even in disagreement?"),
            low=T("words hurt, and doors close"),
            high=T("one can say no and stay friends"),
        ),
        one(
            "R2.together",
            T("Done together before"),
            T("Has your side already done something together with others here?"),
            options(
                never=T("Never"),
                once=T("Once or twice"),
                several=T("Several times"),
                always=T("All the time"),
            ),
        ),
    ),
)
