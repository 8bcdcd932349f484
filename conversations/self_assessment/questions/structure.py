"""The second half of module C: learning from elsewhere, deciding, taking a legal form."""

from bot.i18n import T
from bot.questionnaire import Grid, Rating, Topic
from conversations.self_assessment.questions.options import KINDS_OF_ACTOR
from conversations.self_assessment.questions.parts import barrier, many, one, options, rate, words

EXCHANGES = Topic(
    "C4",
    T("Exchanges"),
    (
        rate(
            "C4",
            T("Exchanges"),
            T("Do people here go and see how others do it, and come back with ideas?"),
            low=T("little is known of what others do"),
            high=T("we visit, we receive, we try things out"),
            why=T("It serves to bring together guests and hosts whose wishes match."),
        ),
        barrier("C4"),
        rate(
            "C4.services",
            T("On support services"),
            T("What would be gained from seeing how support services work elsewhere?"),
            low=T("little: what we have is enough"),
            high=T("a great deal: it would save us years"),
        ),
        rate(
            "C4.ideas",
            T("On business ideas"),
            T("What would be gained from seeing business ideas that work for others?"),
            low=T("hardly any would suit us"),
            high=T("we would try one out tomorrow"),
        ),
        rate(
            "C4.poles",
            T("On other poles"),
            T("What would be gained from talking with other poles, in this country or abroad?"),
            low=T("our case is too different"),
            high=T("we have a hundred questions for them"),
        ),
        many(
            "C4.themes",
            T("Themes"),
            T("Which themes would you choose?"),
            options(
                food=T("Local food, short chains"),
                women=T("Women’s co-operatives"),
                youth=T("Work for the young"),
                recycling=T("Waste and recycling"),
                tourism=T("Village tourism"),
                crafts=T("Crafts"),
                care=T("Care and social services"),
                finance=T("Solidarity finance"),
                spaces=T("Shared places"),
                purchasing=T("Public purchasing"),
                poles=T("Running a pole"),
            ),
            at_most=3,
        ),
        one(
            "C4.where",
            T("Where"),
            T("Where should such an exchange be?"),
            options(here=T("Here"), elsewhere=T("In another territory"), abroad=T("Abroad")),
        ),
        one(
            "C4.host",
            T("Receiving guests"),
            T("Could you receive guests for a day?"),
            options(
                yes=T("Gladly"),
                help=T("Yes, with some help"),
                later=T("Later perhaps"),
                no=T("Not possible"),
            ),
        ),
    ),
)

GOVERNANCE = Topic(
    "C5",
    T("Governance"),
    (
        rate(
            "C5",
            T("Governance"),
            T("Is it clear who will decide in the pole, and how?"),
            low=T("whoever is in the room decides"),
            high=T("it is known, fair and accepted"),
            why=T("These wishes become the options of a later vote; nothing is decided here."),
        ),
        barrier("C5"),
        many("C5.who", T("Who sits"), T("Who should have a seat where the pole is steered?"), KINDS_OF_ACTOR),
        one(
            "C5.seats",
            T("Sharing of seats"),
            T("How should the seats be shared out?"),
            options(
                equal=T("As many for each kind"),
                members=T("By number of members"),
                sse=T("At least half for SSE"),
                free=T("No fixed shares"),
            ),
        ),
        one(
            "C5.decide",
            T("Way of deciding"),
            T("How should decisions be taken?"),
            options(
                consent=T("When nobody objects"),
                majority=T("By more than half"),
                two_thirds=T("By two thirds"),
                depends=T("It depends on the matter"),
            ),
        ),
        one(
            "C5.term",
            T("Length of a term"),
            T("For how long should someone hold a seat?"),
            options(one=T("One year"), two=T("Two years"), three=T("Three years"), longer=T("Longer")),
        ),
    ),
)

FORMS = options(
    association=T("Association"),
    cooperative=T("Co-operative"),
    smsa=T("Farm services company (SMSA)"),
    gda=T("Farmers’ group (GDA)"),
    non_profit=T("Non-profit company"),
    company=T("Commercial company"),
    foundation=T("Foundation"),
    union=T("Union or federation"),
    informal=T("Informal, with a charter"),
)

LEGAL_FORM = Topic(
    "C6",
    T("Legal form"),
    (
        rate(
            "C6",
            T("Legal form"),
            T("Is there a legal form here in which the pole would be at home, and could last?"),
            low=T("none that we know of"),
            high=T("we know which one, and why"),
            why=T("It narrows the forms down to a few. Staying informal, with a charter only, is always one of them."),
        ),
        barrier("C6"),
        many("C6.forms", T("Forms we know"), T("Which of these forms do you know, even a little?"), FORMS),
        Grid(
            "C6.fit",
            T("Does this form fit what the pole is and stands for?"),
            FORMS,
            Rating(T("we would have to bend to it"), T("as if made for us")),
            among="C6.forms",
        ),
        Grid(
            "C6.durability",
            T("Would the pole last in this form?"),
            FORMS,
            Rating(T("it would not see a second year"), T("it would carry us for many years")),
            among="C6.forms",
        ),
        words(
            "C6.obstacle",
            T("What makes it hard"),
            T("What makes it hard to take a legal form here? Papers, costs, the law, something else…"),
        ),
    ),
)
