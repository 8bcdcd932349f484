"""Blotting somebody out of what was said to others."""

import pytest
from sqlalchemy import select

from bot.i18n import T, Voice
from bot.outbox.forgetting import forget_name
from bot.outbox.message import Message, put
from bot.outbox.tables import bodies
from tests.builders import NOW


def said(db, name, language="en"):
    put(db, [Message(1, Voice(language), T("New here: {name}", name=name))], NOW)


@pytest.mark.parametrize("name", ["Sara", "سارة", '<Sara> & "Co"', "100% _Sara_"])
def test_a_name_is_found_however_it_is_written(db, name):
    """In any script, with letters that HTML escapes or that a search would take for wildcards."""
    said(db, name)
    said(db, name, "ar")
    forget_name(db, name)

    left = list(db.scalars(select(bodies.c.html)))
    assert left[0] == "New here: …" and "…" in left[1]
    assert not any("Sara" in html or "سارة" in html for html in left)


def test_names_that_only_begin_alike_stay(db):
    """Sara's leaving takes nothing from Sarah."""
    said(db, "Sarah")
    forget_name(db, "Sara")
    assert db.scalar(select(bodies.c.html)) == "New here: \u2068Sarah\u2069"
