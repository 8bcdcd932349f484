"""A facilitator prepares a vote by grades: ready options of the country, or a question of one's own."""

import pytest
from sqlalchemy import select

from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.rules.outcome import Rule
from bot.ballots.tables import drafts as rows
from bot.buttons import pack
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.votes import drafts
from conversations.votes.wizard_presses import (
    AskText,
    DiscardDraft,
    DraftQuestion,
    RemoveOption,
    ShowDraft,
    TakeTemplate,
    Template,
)
from tests import builders
from tests.builders import territory
from tests.conversations.votes.assembly import Assembly, facilitator
from tests.conversations.votes.polling_place import plain, water


@pytest.fixture
def assembly(db):
    return Assembly(db, water())


def begins(assembly, template="Legal form", who=None):
    phone = who or assembly.leila
    phone.writes("/votes")
    phone.presses("Prepare a vote by grades")
    phone.presses(template)
    return phone


def draft(assembly):
    return drafts.unfinished(assembly.db, assembly.here)


def slugs(assembly):
    return [option.slug for option in draft(assembly).options]


def test_legal_forms_of_tunisia_are_ready_in_its_languages(assembly):
    """With the words of the country, and "charter only for now" among them."""
    begins(assembly)

    assert slugs(assembly) == ["association", "cooperative", "smsa", "gda", CHARTER_ONLY]
    assert set(draft(assembly).options[0].text.texts) == {"ar", "fr", "en"}
    assert "⚠" not in assembly.leila.sees and "Go on to the vote" in assembly.leila.last.labels


def test_elsewhere_there_is_the_non_profit_company(db):
    """As the law of Jordan and Palestine has it."""
    amman = territory(db, "Amman", "JO")
    assembly = Assembly(db, water())
    there = assembly.phone(builders.person(db, "Rania", Role.FACILITATOR, where=amman))
    begins(assembly, who=there)

    found = drafts.unfinished(db, amman.id)
    assert [one.slug for one in found.options] == ["association", "cooperative", "non_profit", CHARTER_ONLY]


def test_from_the_ready_options_to_an_open_vote(assembly):
    """The words of the draft are the words of the vote, by grades."""
    leila = begins(assembly, "Governance structure")
    leila.presses("Go on to the vote")
    assert "Which governance structure fits our pole?" in plain(leila.last)
    leila.presses("Open: ")

    vote = assembly.vote
    assert (vote.rule, vote.about) == (Rule.JUDGMENT, "question")
    assert vote.slugs == ("seats", "assembly", "topics", "host", CHARTER_ONLY)


def test_a_question_of_ones_own_is_written_in_one_language_after_another(assembly):
    """The facilitator's first, then those of the territory, each of which can be skipped; what lacks is named."""
    leila = begins(assembly, "Another question")
    assert "No question yet" in leila.sees and "⚠ 2 options are missing." in plain(leila.last)
    leila.presses("The question")
    leila.writes("Where do we meet?")
    leila.writes("أين نلتقي؟")
    leila.presses("Skip")
    leila.presses("Add an option")
    leila.writes("Mill")
    leila.presses("Skip")
    leila.presses("Skip")

    found = draft(assembly)
    assert found.question.texts == {"en": "Where do we meet?", "ar": "أين نلتقي؟"} and found.question.first == "en"
    assert slugs(assembly) == ["option1", CHARTER_ONLY]
    assert "⚠ Something is not written yet in: العربية and Français." in plain(leila.last)
    assert "⚠ 1 option is missing." in plain(leila.last) and "Go on to the vote" not in leila.last.labels


def test_an_option_is_changed_in_one_language_and_left_out(assembly):
    """The others stay as they are."""
    leila = begins(assembly)
    leila.presses("1")
    leila.presses("Français")
    leila.writes("Association loi de 2011")
    assert draft(assembly).text("association").texts["fr"] == "Association loi de 2011"
    leila.presses("2")
    leila.presses("Leave this option out")

    assert slugs(assembly) == ["association", "smsa", "gda", CHARTER_ONLY]


def test_an_option_that_was_left_out_meanwhile_does_not_come_back(assembly):
    """Another facilitator left it out while somebody was writing it: they see the draft as it is."""
    leila = begins(assembly)
    leila.presses("1")
    leila.presses("Français")
    ali = facilitator(assembly)
    ali.sends_press(pack(RemoveOption(assembly.here, draft(assembly).id, "association")))
    leila.writes("Association loi de 2011")

    assert slugs(assembly) == ["cooperative", "smsa", "gda", CHARTER_ONLY] and "1. Co-operative" in plain(leila.last)


def test_charter_only_is_always_one_of_them(assembly):
    """It has no button, and a press of somebody's own making is refused."""
    leila = begins(assembly)
    leila.presses("5")
    assert "Leave this option out" not in leila.last.labels
    leila.sends_press(pack(RemoveOption(assembly.here, draft(assembly).id, CHARTER_ONLY)))

    assert "is always one of the options" in leila.sees and CHARTER_ONLY in slugs(assembly)


def test_there_is_no_eighth_option(assembly):
    """Seven are the most that anybody grades with care."""
    leila = begins(assembly)
    for n in range(2):
        leila.presses("Add an option")
        leila.writes(f"Another {n}")
        leila.presses("Skip")
        leila.presses("Skip")
    assert "Add an option" not in leila.last.labels
    leila.sends_press(pack(AskText(assembly.here, draft(assembly).id, "new", Language("en"))))

    assert "Seven options are the most" in leila.sees and len(slugs(assembly)) == 7


@pytest.mark.parametrize("words", ["…", "x" * 81])
def test_what_is_no_option_is_asked_for_again(assembly, words):
    """Nothing is lost: the question stands."""
    leila = begins(assembly)
    leila.presses("Add an option")
    leila.writes(words)
    assert len(slugs(assembly)) == 5
    leila.writes("Foundation")

    assert "option1" in slugs(assembly)


def test_facilitators_share_one_draft(assembly):
    """The second goes on with it, and a template pressed twice begins one."""
    begins(assembly)
    ali = facilitator(assembly)
    ali.sends_press(pack(TakeTemplate(assembly.here, Template.OWN)))

    assert len(assembly.db.execute(select(rows)).all()) == 1
    assert "Which legal form fits our pole?" in plain(ali.last)


def test_while_it_is_voted_on_its_words_do_not_change(assembly):
    """The vote has its own copy; the next draft begins anew."""
    leila = begins(assembly)
    id = draft(assembly).id
    leila.presses("Go on to the vote")
    leila.presses("Open: ")
    leila.sends_press(pack(AskText(assembly.here, id, "association", Language("en"))))
    assert "its words do not change any more" in leila.sees
    leila.sends_press(pack(DiscardDraft(assembly.here, id)))
    assert drafts.by_id(assembly.db, assembly.here, id) is not None

    leila.opens(DraftQuestion(assembly.here))
    assert "What is it about?" in leila.sees


def test_what_nobody_was_told_of_can_be_thrown_away(assembly):
    """After a question whether to."""
    leila = begins(assembly)
    leila.presses("Throw it away")
    leila.presses("Throw it away")

    assert draft(assembly) is None


def test_drafts_are_for_facilitators_of_their_territory(assembly):
    """Neither members nor facilitators of elsewhere see or change one."""
    begins(assembly)
    id = draft(assembly).id
    foreign = assembly.phone(
        builders.person(assembly.db, "Omar", Role.FACILITATOR, where=territory(assembly.db, "Sousse"))
    )
    foreign.sends_press(pack(ShowDraft(territory(assembly.db, "Sousse").id, id)))
    assert "no longer there" in foreign.sees
    assembly.voters["Amal"].sends_press(pack(ShowDraft(assembly.here, id)))

    assert "Which legal form" not in assembly.voters["Amal"].sees
