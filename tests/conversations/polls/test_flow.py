"""A poll is answered: in its group by pressing, in private by whoever came from there; and by nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.buttons import pack
from bot.events import BotMembership, Event, GroupMoved, Invitation, Place
from bot.outbox.tables import bodies, outbox
from bot.people import groups as known
from bot.people import invites
from bot.people.roles import Role
from bot.people.tables import groups
from conversations.onboarding.tables import arrivals
from conversations.polls import queries
from conversations.polls.queries import Counts
from conversations.polls.signals import AnswerAnonymously, AnswerPoll, SeePoll, WhoAnswered
from tests.builders import NOW, joins, person, territory
from tests.conversations.polls.market import ATLAS, MARKS, add_group, market, opened, plain, prepared, presses

SECOND = timedelta(seconds=1)


@pytest.fixture
def mahdia(db):
    return market(db)


def counts(mahdia):
    return queries.counted(mahdia.db, mahdia.poll).options


def toast(reply):
    return reply.text.translate(MARKS)


def test_the_group_reads_it_in_its_own_language(mahdia):
    """The question, each option with its number, how to answer, who sees what, until when; and its buttons."""
    opened(mahdia)

    [asked] = mahdia.atlas
    assert plain(asked).replace("\u202f", " ") == (
        "<b>Où tenir le marché ?</b>\n\n1. Au port · <b>0</b>\n2. Dans la médina · <b>0</b>\n\n"
        "Un seul choix ; appuyer de nouveau le retire.\n"
        "Tout le territoire peut voir qui a choisi quoi.\n"
        "Le sondage est ouvert jusqu’au mardi 3 mars à 10:00."
    )
    assert asked.labels == ["Au port", "Dans la médina", "Qui a choisi quoi"]


def test_long_options_are_numbered(mahdia):
    """A phone cuts long labels."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("One choice")
    mahdia.amal.writes("Where?")
    mahdia.amal.writes("In the large square behind the old harbour\nNowhere")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Open")
    mahdia.amal.presses("1 day")
    mahdia.amal.presses("Open in")

    [asked] = mahdia.atlas
    assert asked.labels[:2] == ["1", "2"]
    assert "1. In the large square behind the old harbour · <b>0</b>" in plain(asked)


def test_a_press_counts_and_says_so_in_the_presser_s_language(mahdia):
    """The count in the group follows, in place."""
    opened(mahdia)
    sara = mahdia.person("Sara", "ar")
    assert toast(presses(sara, "Au port")) == "✓ الإجابة المسجّلة: At the port"
    mahdia.line.advance(SECOND)

    [asked] = mahdia.atlas
    assert "1. Au port · <b>1</b>\n2. Dans la médina · <b>0</b>" in plain(asked)
    assert "1 personne a répondu." in asked.html


def test_another_press_changes_it_and_the_same_takes_it_back(mahdia):
    """Until the poll closes."""
    opened(mahdia)
    sara = mahdia.person()
    presses(sara, "Au port")
    presses(sara, "Dans la médina")
    assert counts(mahdia) == (0, 1)
    assert toast(presses(sara, "Dans la médina")) == "Your answer is taken back."

    mahdia.line.advance(SECOND)
    assert counts(mahdia) == (0, 0) and "a répondu" not in mahdia.atlas[-1].html


def test_several_may_be_chosen_where_that_was_asked(mahdia):
    """People are counted once."""
    opened(mahdia, "Several choices")
    sara, mourad = mahdia.person(), mahdia.person("Mourad")
    for who, option in ((sara, "Au port"), (sara, "Dans la médina"), (mourad, "Au port")):
        reply = presses(who, option)

    assert toast(reply) == "✓ Your answer: At the port"
    assert queries.counted(mahdia.db, mahdia.poll) == Counts((2, 1), 2)


def test_many_presses_make_one_change_of_the_message(mahdia):
    """The group is not written to for every press."""
    opened(mahdia)
    for name in ("Sara", "Mourad", "Leila"):
        presses(mahdia.person(name), "Au port")
    before = len(mahdia.db.execute(select(outbox.c.id).where(outbox.c.chat_id == ATLAS.id)).all())
    mahdia.line.advance(SECOND)

    after = mahdia.db.execute(select(outbox.c.id).where(outbox.c.chat_id == ATLAS.id)).all()
    assert len(after) == before + 1 and "1. Au port · <b>3</b>" in plain(mahdia.atlas[-1])


def test_who_chose_what_is_seen_in_private_by_members(mahdia):
    """By name, in an open poll only."""
    opened(mahdia, "Several choices")
    sara, mourad = mahdia.person(), mahdia.person("Mourad", "fr")
    presses(sara, "Au port")
    presses(sara, "Dans la médina")
    presses(mourad, "Au port")
    link = mahdia.atlas[-1].keyboard[-1][0]["start"]
    mourad.writes(f"/start {link}")

    assert "Mourad\u00a0: Au port\nSara\u00a0: Au port et Dans la médina" in plain(mourad.last)


def test_of_an_anonymous_poll_nobody_sees_who_chose_what(mahdia):
    """No button leads there, and a made-up press neither."""
    poll = opened(mahdia, names="Anonymous")
    sara = mahdia.person()
    presses(sara, "Au port")
    assert mahdia.atlas[-1].labels == ["Au port", "Dans la médina"]
    assert "Anonyme\u00a0: personne ne voit qui a choisi quoi" in plain(mahdia.atlas[-1])

    for who in (mahdia.amal, sara):
        who.sends_press(pack(WhoAnswered(poll.territory, poll.id)))
        assert "Sara" not in who.sees and "nobody sees who chose what" in who.sees
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")
    assert "Who chose what" not in mahdia.amal.last.labels


def test_of_an_anonymous_poll_no_message_holds_what_somebody_chose(mahdia):
    """What is said in private is kept for days: neither the choice stands in it nor numbers that would tell."""
    poll = opened(mahdia, names="Anonymous")
    sara = mahdia.person()
    sara.opens(AnswerPoll(poll.territory, poll.id, 1))
    assert "✓ Your answer is recorded." in sara.sees and counts(mahdia) == (0, 1)
    assert "· <b>" not in plain(sara.last)
    before = sara.sees
    assert toast(sara.presses("At the port")) == "✓ Your answer: At the port"

    assert sara.sees == before and counts(mahdia) == (1, 0)
    told = mahdia.db.scalars(select(bodies.c.html).join(outbox).where(outbox.c.chat_id == sara.who.telegram_id)).all()
    assert told and not [html for html in told if "Your answer:" in html]


def test_a_stranger_is_led_through_the_private_chat_to_what_they_pressed(mahdia):
    """Once they are in, their press counts, and the poll is there to change it."""
    poll = opened(mahdia)
    nour = mahdia.line.phone("Nour", "en")
    reply = presses(nour, "Dans la médina")
    assert reply.wanted == pack(AnswerPoll(poll.territory, poll.id, 1)) and reply.text is None
    nour.writes(f"/start {reply.wanted}")
    assert counts(mahdia) == (0, 0)
    nour.presses("English")
    nour.opens(Invitation(invites.make(mahdia.db, poll.territory, Role.ACTOR, by=None, now=NOW)))
    nour.presses("Let us begin")
    nour.presses("I agree")
    nour.presses("Individual")
    mahdia.line.advance()

    assert counts(mahdia) == (0, 1)
    assert "✓ Your answer: In the old town" in plain(nour.last)
    nour.presses("At the port")
    assert counts(mahdia) == (1, 0) and "✓ Your answer: At the port" in plain(nour.last)


def test_a_link_that_is_opened_twice_takes_nothing_back(mahdia):
    """A press on the same button does."""
    poll = opened(mahdia)
    sara = mahdia.person()
    for _ in range(2):
        sara.opens(AnswerPoll(poll.territory, poll.id, 0))
    assert counts(mahdia) == (1, 0)

    sara.presses("At the port")
    assert counts(mahdia) == (0, 0) and "No answer of yours stands." in sara.sees


def test_someone_of_two_territories_answers_in_the_poll_s(mahdia):
    """In the group as who they are there; by a link their chat changes territory."""
    poll = opened(mahdia)
    irbid = territory(mahdia.db, "Irbid", "JO")
    both = person(mahdia.db, "Sara")
    sara = mahdia.phone(joins(mahdia.db, both, irbid))
    presses(sara, "Au port")
    assert counts(mahdia) == (1, 0)

    sara.opens(SeePoll(poll.territory, poll.id))
    assert "✓ Your answer: At the port" in plain(sara.last)


def test_members_of_another_territory_do_not_answer(mahdia):
    """They are strangers in the group, and told in private whose poll it is."""
    opened(mahdia)
    omar = mahdia.person("Omar", where=territory(mahdia.db, "Irbid", "JO"))
    reply = presses(omar, "Au port")
    assert reply.wanted
    omar.writes(f"/start {reply.wanted}")

    assert "You are not in this territory." in omar.sees and counts(mahdia) == (0, 0)


def test_a_message_passed_on_to_another_group_takes_no_answers(mahdia):
    """The poll is its own group's."""
    opened(mahdia)
    sara = mahdia.person()
    other = Place(-300, private=False, title="Elsewhere")
    reply = presses(sara, "Au port", other)
    assert reply.wanted  # whoever she is there, nobody knows

    add_group(mahdia.db, territory(mahdia.db), "fr", other.id, "Elsewhere")
    assert toast(presses(sara, "Au port", other)) == "This poll is asked in another group."
    assert counts(mahdia) == (0, 0)


@pytest.mark.parametrize("option", [2, 2**31])
def test_an_option_that_is_not_there_is_not_chosen(mahdia, option):
    """Anybody can make up a press."""
    poll = opened(mahdia)
    sara = mahdia.person()
    sara.sends_press(pack(AnswerPoll(poll.territory, poll.id, option)))

    assert "no such option" in sara.sees and counts(mahdia) == (0, 0)


def test_a_poll_that_is_closed_takes_no_answers(mahdia):
    """Neither in the group, from a screen that has not changed yet, nor in private."""
    poll = opened(mahdia)
    sara = mahdia.person()
    presses(sara, "Au port")
    mahdia.line.advance(timedelta(days=1))
    assert counts(mahdia) == (1, 0)
    signal, said = AnswerPoll(poll.territory, poll.id, 1), "This poll is closed, and its numbers stand."
    reply = mahdia.line.take(Event(signal, sara.who, ATLAS, update=900, callback="c900"))[0]
    assert (reply.text, reply.alert) == (said, True)
    sara.opens(signal)

    assert said in sara.sees and counts(mahdia) == (1, 0)


def test_a_draft_takes_no_answers(mahdia):
    """It is nobody's business yet."""
    prepared(mahdia)
    sara = mahdia.person()
    sara.sends_press(pack(AnswerPoll(mahdia.poll.territory, mahdia.poll.id, 0)))

    assert sara.sees == "This poll is no longer there."


def test_a_group_that_becomes_a_supergroup_is_asked_anew(mahdia):
    """The old message cannot be changed there; answers go on, and what was answered stands."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    supergroup = Place(-1000, private=False, title="Atlas")
    mahdia.line.take(Event(GroupMoved(supergroup.id), None, ATLAS, update=901))

    [asked] = mahdia.line.shown(supergroup.id)
    assert "1. Au port · <b>1</b>" in plain(asked)
    presses(mahdia.person("Mourad"), "Au port", supergroup)
    assert counts(mahdia) == (2, 0)


def test_a_group_that_is_taken_off_is_told_nothing_more(mahdia):
    """Its people answer in private, if they are of the territory."""
    poll = opened(mahdia)
    before = len(mahdia.atlas)
    known.disconnect(mahdia.db, poll.group)
    sara = mahdia.person()
    reply = presses(sara, "Au port")
    sara.writes(f"/start {reply.wanted}")
    mahdia.line.advance(SECOND)

    assert counts(mahdia) == (1, 0) and len(mahdia.atlas) == before
    assert "<b>0</b>" in plain(mahdia.atlas[-1])
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")
    assert "Its group is no longer connected" in mahdia.amal.sees


def test_a_group_of_another_territory_now_is_not_the_poll_s_any_more(mahdia):
    """Its members are others."""
    opened(mahdia)
    irbid = territory(mahdia.db, "Irbid", "JO")
    mahdia.db.execute(update(groups).values(territory_id=irbid.id))
    omar = mahdia.person("Omar", where=irbid)

    assert "You are not in this territory" in toast(presses(omar, "Au port"))
    assert counts(mahdia) == (0, 0)


def test_a_group_that_puts_the_bot_out_is_told_nothing(mahdia):
    """The poll goes on in private until its end."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    mahdia.line.take(Event(BotMembership(inside=False), mahdia.amal.who, ATLAS, update=902))
    before = len(mahdia.db.execute(select(outbox.c.id).where(outbox.c.chat_id == ATLAS.id)).all())
    mahdia.line.advance(SECOND)

    assert len(mahdia.db.execute(select(outbox.c.id).where(outbox.c.chat_id == ATLAS.id)).all()) == before


def test_what_a_stranger_chose_in_an_anonymous_poll_is_kept_nowhere(mahdia):
    """They are led to the poll, and press there once they are in."""
    poll = opened(mahdia, names="Anonymous")
    nour = mahdia.line.phone("Nour", "en")
    reply = presses(nour, "Dans la médina")
    assert reply.wanted == pack(SeePoll(poll.territory, poll.id))
    for press in (reply.wanted, pack(AnswerAnonymously(poll.territory, poll.id, 1))):
        nour.writes(f"/start {press}")
        assert mahdia.db.scalars(select(arrivals.c.wanted)).all() == [reply.wanted]
    nour.presses("English")
    nour.opens(Invitation(invites.make(mahdia.db, poll.territory, Role.ACTOR, by=None, now=NOW)))
    nour.presses("Let us begin")
    nour.presses("I agree")
    nour.presses("Individual")
    mahdia.line.advance()
    assert "No answer of yours stands." in nour.sees
    nour.presses("In the old town")

    assert counts(mahdia) == (0, 1) and "✓ Your answer is recorded." in nour.sees
