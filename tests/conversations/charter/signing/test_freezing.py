"""Freezing: what is in it, what is missing, a number and a hash; and no word changes afterwards."""

import json
from hashlib import sha256

import pytest
from sqlalchemy import insert, update

from bot.ballots.rules.outcome import Outcome, Reason, Result
from bot.ballots.storing import stored
from bot.ballots.tables import votes
from bot.i18n import Voice, label
from bot.outbox.tables import bodies
from bot.people.roles import Role
from conversations.charter.signing import content, queries, saying
from conversations.charter.signing.presses import FreezeCharter, FreezeNow, ListCharterVersions, WantCharterRecord
from conversations.charter.tables import Section, Stage, texts, versions
from tests.builders import NOW
from tests.conversations.charter.sensing.circle import proposed
from tests.conversations.charter.signing.pole import PRINCIPLE, PURPOSE, plain, pole


@pytest.fixture
def mahdia(db):
    return pole(db)


def test_a_frozen_charter_holds_every_adopted_article_in_the_skeletons_order(mahdia):
    """With all its texts, numbered through; what is only proposed stays out."""
    proposed(mahdia.db, {"fr": "Pas encore."}, section=Section.VALUES)
    assert mahdia.freezes().content == {
        "format": 1,
        "territory": "Mahdia",
        "version": 1,
        "language": "ar",
        "frozen_at": "2026-03-02T09:00:00Z",
        "sections": [
            {
                "section": "purpose",
                "articles": [
                    {"number": 1, "version": 1, "kind": None, "language": "fr", "texts": PURPOSE, "vote": None}
                ],
            },
            {
                "section": "principles",
                "articles": [
                    {"number": 2, "version": 1, "kind": None, "language": "ar", "texts": PRINCIPLE, "vote": None}
                ],
            },
        ],
    }


def test_what_is_missing_is_named_before(mahdia):
    """Empty sections, articles that are not adopted, translations; and the number is on the button."""
    proposed(mahdia.db, {"fr": "Pas encore."}, section=Section.VALUES)
    mahdia.amal.opens(FreezeCharter(mahdia.here))

    assert plain(mahdia.amal.last) == (
        "<b>Freeze the charter as it stands?</b>\n\n"
        "2 adopted articles would be in it.\n\n"
        "Sections with nothing in them:\n• Our definition of SSE here\n• Values\n• Commitments\n"
        "• Deciding and conflicts\n• Joining and leaving\n• Review date\n"
        "Left out, for they are not adopted: Article 2\n"
        "Not translated yet: English (1 article)\n\n"
        "Not a word of a frozen version changes any more. It is then voted on as a whole, and signed."
    )
    assert "Freeze 2 articles" in mahdia.amal.last.labels


def test_an_outdated_translation_is_named_and_left_out(mahdia):
    """It translates an earlier text, and nobody is to sign that."""
    version = proposed(mahdia.db, {"fr": "Un.", "en": "One."}, section=Section.VALUES, stage=Stage.REPLACED)
    later(mahdia.db, version, {"fr": "Deux."})
    mahdia.amal.opens(FreezeCharter(mahdia.here))

    assert "Left out, for they translate an earlier text: English (1 article)" in plain(mahdia.amal.last)
    assert {"fr": "Deux."} in [one.words.texts for one in content.read(mahdia.freezes().content)]


def test_anybody_can_check_the_hash_of_the_file(mahdia):
    """The file holds what was hashed, byte for byte, and is JSON that any program reads."""
    frozen = mahdia.freezes()
    sara = mahdia.member("Sara")
    sara.opens(WantCharterRecord(mahdia.here, frozen.id))
    file = mahdia.db.scalars(bodies.select().with_only_columns(bodies.c.file).where(bodies.c.file.is_not(None))).one()

    assert sha256(file).hexdigest() == frozen.digest
    assert json.loads(file) == frozen.content


def test_no_word_of_a_frozen_version_changes_with_the_articles(mahdia):
    """Whatever is written later."""
    before = mahdia.freezes()
    mahdia.db.execute(update(texts).values(text="Otherwise"))

    assert queries.by_id(mahdia.db, mahdia.here, before.id) == before


def test_versions_are_numbered_from_one(mahdia):
    """After a change; two territories count for themselves."""
    mahdia.adopts()
    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)

    assert mahdia.freezes().number == 2


def test_the_same_text_is_not_frozen_twice(mahdia):
    """Two facilitators at once: the second is led to what the first froze."""
    first = mahdia.freezes()
    ali = mahdia.member("Ali", role=Role.FACILITATOR)
    ali.opens(mahdia.freeze_now)

    assert queries.all_in(mahdia.db, mahdia.here) == [first]
    assert "Nothing has changed since version 1." in plain(ali.last) and ali.last.labels == ["See version 1"]


def test_what_was_adopted_since_the_last_look_is_not_frozen_unseen(mahdia):
    """The button of an old screen shows what would be frozen now; the next press freezes that."""
    mahdia.amal.opens(FreezeCharter(mahdia.here))
    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)
    mahdia.amal.presses("Freeze 2 articles")
    assert queries.all_in(mahdia.db, mahdia.here) == [] and "Freeze 3 articles" in mahdia.amal.last.labels

    mahdia.amal.presses("Freeze 3 articles")
    assert mahdia.last.articles == 3


def test_after_a_refusal_the_same_text_may_be_frozen_again(mahdia):
    """Too few may have voted; then it is a version of its own."""
    mahdia.freezes()
    mahdia.ends(Result.NOT_ADOPTED)

    assert mahdia.freezes().number == 2


def test_without_an_adopted_article_there_is_nothing_to_freeze(db):
    """And it says what comes first."""
    mahdia = pole(db, articles=False)
    mahdia.amal.opens(FreezeNow(mahdia.here, ""))

    assert "No article is adopted yet" in mahdia.amal.sees
    assert queries.all_in(db, mahdia.here) == []


def test_only_facilitators_freeze(mahdia):
    """Members see what was frozen."""
    sara = mahdia.member("Sara")
    sara.opens(mahdia.freeze_now)
    sara.opens(ListCharterVersions(mahdia.here))

    assert queries.all_in(mahdia.db, mahdia.here) == []
    assert "Freeze a new version" not in sara.last.labels


def later(db, version, written):
    """The next version of the same article, adopted."""
    row = {"article_id": version.article, "number": 2, "language": "fr", "stage": Stage.ADOPTED, "created_at": NOW}
    number = db.execute(insert(versions).values({**row, "adopted_at": NOW}).returning(versions.c.id)).scalar_one()
    for language, text in written.items():
        db.execute(insert(texts).values(version_id=number, language=language, text=text, written_at=NOW))


def test_the_vote_that_adopted_an_article_is_frozen_with_it(mahdia):
    """Its rule, its day and its numbers; the document tells them in words."""
    version = proposed(mahdia.db, {"fr": "Voté."}, section=Section.VALUES, stage=Stage.ADOPTED)
    voted(mahdia, version, {"consent": 7, "concern": 1, "objection": 0, "aside": 2})
    [found] = [one for one in content.read(mahdia.freezes().content) if one.section is Section.VALUES]

    counts = {"consent": 7, "concern": 1, "objection": 0, "aside": 2}
    assert found.vote == {"rule": "consent", "on": "2026-03-02", "counts": counts}
    told = label(Voice("en"), saying.vote_line(found.vote))
    assert told == "Adopted by consent: 7 consent, 1 with a concern, 2 stand aside."


def test_the_vote_by_which_other_words_won_is_frozen_with_them(mahdia):
    """They took the place of an adopted text by a majority, and were never voted on by themselves."""
    version = proposed(mahdia.db, {"fr": "Mieux."}, section=Section.VALUES, stage=Stage.ADOPTED)
    voted(mahdia, version, {"for": 5, "against": 2, "aside": 1}, about="amendment", rule="majority")
    [found] = [one for one in content.read(mahdia.freezes().content) if one.section is Section.VALUES]

    told = label(Voice("en"), saying.vote_line(found.vote))
    assert told == "Adopted by vote: 5 for, 2 against, 1 stand aside."


def voted(mahdia, version, counts, about="article", rule="consent"):
    """A closed vote on this version."""
    words = {"first": "fr", "fr": "?"}
    kept = {"about": about, "about_id": version.id, "rule": rule, "question": words, "options": []}
    asked = {"secret": False, "one_vote": "organisation", "labels": [], "opened_at": NOW, "closes_at": NOW}
    outcome = stored(Outcome(Result.ADOPTED, Reason.NO_OBJECTION, counts=counts))
    closed = {"review_on": NOW.date(), "closed_at": NOW, "outcome": outcome}
    mahdia.db.execute(insert(votes).values(territory_id=mahdia.here, **kept, **asked, **closed))
