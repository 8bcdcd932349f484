"""What is asked: thirteen questions in three modules, in the order in which they stand on the radar.

Version 1 asks all of it. Something new gets ``since`` and raises the version; a changed meaning gets a new id.
"""

from functools import cache

from bot.questionnaire import Questionnaire
from conversations.self_assessment.questions.activities import ACTIVITIES
from conversations.self_assessment.questions.actors import ACTORS
from conversations.self_assessment.questions.resources import RESOURCES

SELF_ASSESSMENT = Questionnaire(version=1, modules=(ACTORS, RESOURCES, ACTIVITIES))
ALL = tuple(module.id for module in SELF_ASSESSMENT.modules)


@cache
def asked(modules: tuple[str, ...]) -> Questionnaire:
    """The questionnaire with these modules only, as a round may ask it."""
    return Questionnaire(SELF_ASSESSMENT.version, tuple(one for one in SELF_ASSESSMENT.modules if one.id in modules))
