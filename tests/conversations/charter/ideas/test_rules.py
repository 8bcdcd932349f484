"""Which ideas say about the same: tried on sentences as people may write them."""

import pytest

from conversations.charter.ideas.rules import CUT_OFF, language_of, similar, similarity

ALIKE = [
    ("Nous partageons nos savoirs entre nous", "Partager les savoirs entre tous"),
    ("Transparence dans les décisions", "Des décisions transparentes"),
    ("Écouter chacun avant de décider", "On écoute tout le monde avant de décider"),
    ("La transparence", "Transparence !"),
    ("Acheter d’abord chez les producteurs locaux", "Acheter aux producteurs locaux en priorité"),
    ("الشفافية في القرارات", "شفافيّة القرارات"),
    ("نستمع إلى بعضنا قبل اتخاذ القرار", "الاستماع إلى بعضنا البعض قبل اتّخاذ القرارات"),
    ("احترام كل الأعضاء", "نحترم جميع الأعضاء"),
    ("تبادل المعلومات كل شهر", "نتبادل المعلومات كلّ شهر بيننا"),
    ("الشراء من المنتجين المحليين أوّلًا", "نشتري أولا من المنتجين المحليين"),
    ("We share what we know", "We share what we know with each other"),
    ("Respect for nature", "Respecting nature and the environment"),
]
OTHER = [
    ("Nous partageons nos savoirs", "Nous partageons nos locaux"),
    ("Transparence dans les décisions", "Rapidité dans les décisions"),
    ("Écouter chacun avant de décider", "Former chacun avant de recruter"),
    ("Publier les comptes chaque année", "Publier les offres de stage"),
    ("Solidarité", "Sobriété"),
    ("الشفافية في القرارات", "السرعة في القرارات"),
    ("احترام كل الأعضاء", "تكوين كل الأعضاء"),
    ("احترام", "احتراف"),
    ("الثقة", "الثقافة"),
    ("We share what we know", "We share the costs"),
    ("Respect", "Aspect"),
    ("Transparence", "الشفافية"),
    ("…", "We share what we know"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_in_other_words_is_shown(one, other):
    """Whichever came first."""
    assert min(similarity(one, other), similarity(other, one)) >= CUT_OFF


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_only_sounds_alike_is_not(one, other):
    """A hint that is often wrong is soon overlooked."""
    assert similarity(one, other) < CUT_OFF


def test_the_likeliest_come_first_and_few():
    """Three fit above the buttons."""
    there = dict(enumerate(["We share rooms", "We share what we know", "We share what we all know", "Trust"]))
    assert similar("We share what we know", there) == [1, 2]


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("الثقة", "fr", "ar"),
        ("La confiance", "fr", "fr"),
        ("La confiance", "ar", "fr"),
        ("Trust", "en", "en"),
        ("الثقة (confiance) بين الجميع", "fr", "ar"),
    ],
)
def test_the_language_is_that_of_the_letters(text, own, expected):
    """Many write French under an Arabic menu, and the reverse."""
    assert language_of(text, own, ("ar", "fr", "en")) == expected
