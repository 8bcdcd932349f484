"""The lesson's twelve actions, each as something to do on Monday."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import T, Text


@dataclass(frozen=True, slots=True)
class Action:
    """``title`` is what it is about; ``monday`` the first small step, for one person and a phone."""

    id: str
    title: Text
    monday: Text


_ALL = (
    Action(
        "S1",
        T("Win over those who support others"),
        T(
            "Choose one organisation that helps enterprises and has not heard of the pole. Call it on Monday and ask "
            "for twenty minutes, to tell them what the social and solidarity economy does here."
        ),
    ),
    Action(
        "S2",
        T("See who is there, and invite them"),
        T(
            "Take a quarter of an hour with a colleague and write three columns: who, what they do, who knows them. "
            "Then call the first one whom nobody has called yet."
        ),
    ),
    Action(
        "S3",
        T("Share out the tasks of the team"),
        T(
            "Write down this month’s tasks: meetings, trainings, calls, minutes. "
            "Send the list to the team on Monday, and let each person take one."
        ),
    ),
    Action(
        "S4",
        T("Practise listening"),
        T(
            "Open your next meeting with a round of ten minutes: each person first repeats what the one before said, "
            "then adds a word. Tell the others on Monday that you would like to try it."
        ),
    ),
    Action(
        "S5",
        T("Let trust grow through small things"),
        T(
            "Write on Monday to an organisation that you hardly know and offer something small: "
            "a room, half a market stall, an hour of help. Agree on a day."
        ),
    ),
    Action(
        "S6",
        T("Bring in those who open doors"),
        T(
            "Write down the three things that the pole lacks most, and beside each the name of someone who could "
            "open that door. Call the easiest of the three first."
        ),
    ),
    Action(
        "S7",
        T("Look for money, line by line"),
        T(
            "In half an hour, write three lines: making it known, training, visiting. Give each a cost and someone "
            "who might pay for it, and call the one most likely to say yes."
        ),
    ),
    Action(
        "S8",
        T("Introduce two initiatives to each other"),
        T(
            "Think of two initiatives that ought to know each other. Ask both on Monday whether they would like to "
            "meet; if they would, propose a coffee, with a day and an hour."
        ),
    ),
    Action(
        "S9",
        T("Begin the charter with five voices"),
        T(
            "Ask five people the same thing: what should we always do among us, and what never? "
            "Write their words down as they come; they are the first draft."
        ),
    ),
    Action(
        "S10",
        T("Strengthen one service"),
        T(
            "Call three enterprises and ask which help they looked for and did not find. "
            "For the need that comes back most, look for someone who could give a workshop of two hours."
        ),
    ),
    Action(
        "S11",
        T("Go and see, and invite"),
        T(
            "Choose a place where something works that you would like to have here. "
            "Write to them on Monday with three questions and propose half an hour on the phone; a visit may follow."
        ),
    ),
    Action(
        "S12",
        T("Put on one page how you decide"),
        T(
            "Write down in half an hour who decides what today, and how. Bring the page to the next meeting and ask "
            "what should change; the legal form can wait, and a charter alone is a choice too."
        ),
    ),
)

ACTIONS: Mapping[str, Action] = {action.id: action for action in _ALL}
