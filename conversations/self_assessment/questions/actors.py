"""Module A: who supports enterprises here, who is still missing, who keeps it all moving."""

from bot.i18n import T
from bot.questionnaire import Module, Register, Topic
from conversations.self_assessment.questions.options import KINDS_OF_ACTOR, LEVELS, SECTORS, SERVICES
from conversations.self_assessment.questions.parts import barrier, many, one, options, rate, words

SUPPORTERS = Topic(
    "A1",
    T("Known supporters"),
    (
        rate(
            "A1",
            T("Known supporters"),
            T("Someone here wants to start an enterprise, or keep one going. Is it known who can help?"),
            low=T("people ask around and hope for the best"),
            high=T("anyone can say whom to call, and for what"),
            why=T("Together, the answers draw a map: which support there is, where, and what is missing."),
        ),
        barrier("A1"),
        Register(
            "A1.actors",
            T("Who supports enterprises"),
            T(
                "Whom do you know that helps people with their enterprises? An office, an association, a bank, "
                "a neighbour who advises… One card each, seven quick questions."
            ),
            T("It is noted. Does another one come to mind?"),
            (
                words("A1.who", T("Name"), T("Who is it? The name is enough."), limit=120),
                one("A1.kind", T("Kind of actor"), T("What kind of actor is it?"), KINDS_OF_ACTOR),
                many("A1.what", T("What they do"), T("What do they do for people with an enterprise?"), SERVICES),
                many("A1.sector", T("Sectors"), T("In which sectors?"), SECTORS),
                one("A1.level", T("Reach"), T("How far does their work reach?"), LEVELS),
                many(
                    "A1.needs",
                    T("What they need"),
                    T("What would make them stronger? If nothing is needed, choose nothing and go on."),
                    options(
                        people=T("More people"),
                        skills=T("New skills"),
                        money=T("Money"),
                        tools=T("Methods and tools"),
                        space=T("Places and equipment"),
                        contacts=T("Contacts and partners"),
                        sse=T("Knowing SSE better"),
                    ),
                ),
                one(
                    "A1.engaged",
                    T("Joining the pole"),
                    T("Might they join the CitESS pole?"),
                    options(
                        not_known=T("Not known yet"),
                        contacted=T("Contacted"),
                        interested=T("Interested"),
                        committed=T("Committed"),
                        declined=T("Said no"),
                    ),
                ),
            ),
        ),
    ),
)

CIRCLE = Topic(
    "A2",
    T("Widening the circle"),
    (
        rate(
            "A2",
            T("Widening the circle"),
            T("Beyond those already on board: is it clear whom else the pole needs, and how to reach them?"),
            low=T("always the same few faces"),
            high=T("every name is known, and someone to introduce us"),
            why=T("This becomes the list of whom to invite, the most urgent first."),
        ),
        barrier("A2"),
        Register(
            "A2.actors",
            T("Who is missing"),
            T("Who is missing around the table? An organisation, a service, a group… One short card each."),
            T("It is on the list. Who else?"),
            (
                words("A2.who", T("Name"), T("Who is it? The name is enough."), limit=120),
                one("A2.kind", T("Kind of actor"), T("What kind of actor is it?"), KINDS_OF_ACTOR),
                words("A2.why", T("Why them"), T("What would change if they joined?")),
                rate(
                    "A2.priority",
                    T("Priority"),
                    T("How much does it matter that they join soon?"),
                    low=T("some day would be nice"),
                    high=T("nothing moves without them"),
                ),
            ),
        ),
    ),
)

FACILITATORS = Topic(
    "A3",
    T("Facilitation team"),
    (
        rate(
            "A3",
            T("Facilitation team"),
            T("Is there a team here that keeps people together and things moving?"),
            low=T("nobody has taken it on"),
            high=T("a team that everyone knows and calls"),
            why=T("A task that nobody has can be shared out. It is about the team, never about one person."),
        ),
        barrier("A3"),
        rate(
            "A3.hands_on",
            T("Hands-on"),
            T("Does the team get things done, out where people are?"),
            low=T("it stays at plans and meetings"),
            high=T("it is there, sleeves rolled up"),
        ),
        rate(
            "A3.competent",
            T("Competent"),
            T("Does the team know how to run a meeting, a training, an exchange?"),
            low=T("all of it has yet to be learnt"),
            high=T("others come to learn from it"),
        ),
        rate(
            "A3.dynamic",
            T("Full of energy"),
            T("Does the team have energy, and does it spread?"),
            low=T("weeks go by without a sign"),
            high=T("one leaves its meetings wanting more"),
        ),
        rate(
            "A3.leads",
            T("Brings people together"),
            T("Does the team lead the way in bringing people together?"),
            low=T("everyone stays in their corner"),
            high=T("people who had never met now work together"),
        ),
        many(
            "A3.tasks",
            T("Tasks taken care of"),
            T("Which of these tasks does somebody take care of today?"),
            options(
                trainings=T("Trainings"),
                meetings=T("Meetings"),
                exchanges=T("Exchanges of experience"),
                tools=T("Tools and guides"),
                seminars=T("Seminars"),
            ),
        ),
    ),
)

ACTORS = Module("A", T("Actors"), (SUPPORTERS, CIRCLE, FACILITATORS))
