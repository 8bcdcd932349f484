"""A questionnaire with one of everything, for the tests of the engine."""

from bot.i18n import T
from bot.questionnaire import (
    Grid,
    ManyOf,
    Module,
    OneOf,
    Option,
    Question,
    Questionnaire,
    Rating,
    Register,
    Topic,
    Words,
)

ENDS = Rating(low=T("no sun"), high=T("sun all day"))
CROPS = (Option("figs", T("Figs")), Option("mint", T("Mint")), Option("leeks", T("Leeks")))


def is_low(said):
    return isinstance(said.get("G1"), int) and said["G1"] <= 4


def is_neighbour(said):
    return said.get("G1.kind") == "neighbour"


GARDEN = Module(
    "G",
    T("The garden"),
    (
        Topic(
            "G1",
            T("Light"),
            (
                Question("G1", T("Light"), T("How much sun is there?"), ENDS),
                Question("G1.barrier", T("Shade"), T("What gives shade?"), Words(limit=20), only_if=is_low),
                Register(
                    "G1.helpers",
                    T("Helpers"),
                    T("Is there a helper?"),
                    T("Is there another?"),
                    (
                        Question("G1.who", T("Name"), T("Who?"), Words(limit=20)),
                        Question(
                            "G1.kind",
                            T("Kind"),
                            T("What kind?"),
                            OneOf((Option("neighbour", T("Neighbour")), Option("child", T("Child")))),
                        ),
                        Question("G1.tool", T("Tool"), T("Which tool?"), Words(), only_if=is_neighbour),
                    ),
                    at_most=3,
                ),
            ),
        ),
        Topic(
            "G2",
            T("Crops"),
            (
                Question("G2", T("Crops"), T("How well do they grow?"), ENDS),
                Question("G2.crops", T("Which"), T("Which ones?"), ManyOf(CROPS, at_most=2)),
                Grid("G2.yield", T("How much does it bear?"), CROPS, ENDS, among="G2.crops"),
            ),
        ),
    ),
)
SHED = Module("S", T("The shed"), (Topic("S1", T("Roof"), (Question("S1", T("Roof"), T("Is it dry?"), ENDS),)),))
QUESTIONNAIRE = Questionnaire(version=1, modules=(GARDEN, SHED))
