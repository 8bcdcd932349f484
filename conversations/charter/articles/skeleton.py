"""The eight sections of every charter, and what belongs into each: said where nothing stands yet."""

from __future__ import annotations

from bot.i18n import T, Text
from conversations.charter.tables import Section

TITLES: dict[Section, Text] = {
    Section.DEFINITION: T("Our definition of SSE here"),
    Section.PURPOSE: T("Purpose"),
    Section.VALUES: T("Values"),
    Section.PRINCIPLES: T("Principles"),
    Section.COMMITMENTS: T("Commitments"),
    Section.DECIDING: T("Deciding and conflicts"),
    Section.MEMBERSHIP: T("Joining and leaving"),
    Section.REVIEW: T("Review date"),
}

GUIDANCE: dict[Section, Text] = {
    Section.DEFINITION: T(
        "Here stands what social and solidarity economy means in this territory: who belongs to it, what it has in "
        "common, in words that somebody who has never heard of it understands."
    ),
    Section.PURPOSE: T(
        "Here stands why you have come together: what should be different in this territory in a few years, and for "
        "whom."
    ),
    Section.VALUES: T(
        "Here stands what matters to you, one value an article: the word, and a sentence on how one notices it in what "
        "you do."
    ),
    Section.PRINCIPLES: T(
        "Here stands how you work together, one principle an article: how you share, inform, choose and treat each "
        "other, so that anybody could say whether it is kept."
    ),
    Section.COMMITMENTS: T(
        "Here stands what each kind of actor promises the others: who does what, how often or until when. Small and "
        "certain is better than great and vague."
    ),
    Section.DECIDING: T(
        "Here stands how you decide, who has a vote, and what happens when two of you are at odds: whom one turns to, "
        "and within what time."
    ),
    Section.MEMBERSHIP: T(
        "Here stands how one joins, what is expected of whoever does, how one leaves, and what follows when the "
        "charter is not kept."
    ),
    Section.REVIEW: T(
        "Here stands when you look at this charter again, who calls for it, and how it can be changed before."
    ),
}
