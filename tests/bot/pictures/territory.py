"""A territory's answers as pictures need them: words in three languages, long, missing, and divided."""

from dataclasses import replace

from bot.pictures.heatmap import HeatCell, Heatmap
from bot.pictures.spread import Spread, SpreadLegend, SpreadRow
from tests.bot.pictures.samples import LABELS

LANGUAGES = ("ar", "fr", "en")
DIVIDED = (4, 3, 1, 0, 0, 0, 1, 0, 3, 4, 1)
AGREED = (0, 0, 0, 0, 1, 2, 5, 6, 3, 0, 0)
HIGH = (0, 0, 0, 0, 0, 0, 1, 2, 6, 5, 3)
LOW = (1, 3, 6, 4, 2, 1, 0, 0, 0, 0, 0)

FLAGS = {
    "ar": {
        "strength": "نقطة قوة",
        "discuss": "للنقاش",
        "concern": "مصدر قلق",
        "split": "آراء متباعدة: للنقاش أولًا",
        "gap": "معرفة ناقصة",
        "few": "إجابات قليلة جدًا",
    },
    "fr": {
        "strength": "point fort",
        "discuss": "à discuter",
        "concern": "préoccupation",
        "split": "avis partagés\u00a0: à discuter d’abord",
        "gap": "manque de connaissance",
        "few": "trop peu de réponses",
    },
    "en": {
        "strength": "strength",
        "discuss": "to discuss",
        "concern": "concern",
        "split": "split: discuss first",
        "gap": "knowledge gap",
        "few": "too few answers",
    },
}
LEGENDS = {
    "ar": SpreadLegend("الوسيط", "هنا نصف الإجابات الأوسط", "عدد من أجابوا بكل درجة", "الجولة السابقة"),
    "fr": SpreadLegend("la médiane", "la moitié centrale", "combien ont donné chaque note", "le tour précédent"),
    "en": SpreadLegend("the median", "the middle half", "how many gave each rating", "the last round"),
}
NOTES = {
    "ar": ("17 شخصًا من 8 جهات", "ارتفع بـ 0.8", "مثل المرة السابقة تقريبًا"),
    "fr": ("17 personnes, 8 organisations", "+0,8 depuis le tour précédent", "à peu près comme avant"),
    "en": ("17 people, 8 organisations", "+0.8 since the last round", "about the same"),
}
SERVICES = {
    "ar": (
        "التوعية والتحسيس",
        "التدريب",
        "الاحتضان",
        "الإرشاد والمتابعة الفردية لأصحاب المشاريع",
        "التمويل",
        "النفاذ إلى الأسواق",
    ),
    "fr": (
        "Sensibilisation",
        "Formation",
        "Incubation",
        "Accompagnement individuel des porteuses et porteurs de projets",
        "Financement",
        "Accès aux marchés",
    ),
    "en": (
        "Raising awareness",
        "Training",
        "Incubation",
        "One-to-one mentoring of people with a project",
        "Finance",
        "Access to markets",
    ),
}
LEVELS = {
    "ar": ("محلي", "جهوي", "وطني", "دولي"),
    "fr": ("Local", "Régional", "National", "International"),
    "en": ("Local", "Regional", "National", "International"),
}
WORDS = {
    "ar": ("قليل أو لا أحد", "البعض", "الأغلبية", "الجميع تقريبًا"),
    "fr": ("peu ou personne", "certains", "la plupart", "presque tous"),
    "en": ("few or nobody", "some", "most", "nearly all"),
}


def row_of(language, label, kind, **changes):
    """One block of each kind: a strength, something to discuss, a concern, a split, a knowledge gap, nothing."""
    flags, note = FLAGS[language], NOTES[language]
    made = {
        "strength": SpreadRow(label, 8.4, "8.4", 7.9, 9.1, HIGH, 7.6, (flags["strength"],), "strength"),
        "discuss": SpreadRow(label, 6.4, "6.4", 5.8, 7, AGREED, 6.1, (flags["discuss"],), "discuss"),
        "concern": SpreadRow(label, 2.2, "2.2", 1.5, 3, LOW, None, (flags["concern"], flags["gap"]), "concern"),
        "split": SpreadRow(label, 5, "5.0", 1, 8.5, DIVIDED, 5, (flags["split"],), "split"),
        "gap": SpreadRow(label, None, flags["few"], flags=(flags["gap"],), tone="gap"),
        "none": SpreadRow(label, None, flags["few"]),
    }[kind]
    made = replace(made, change=note[1] if kind == "strength" else "", note=note[0] if made.median else "")
    return replace(made, **changes)


def some_rows(language="en", rows=6, kinds=("discuss", "split", "strength", "concern", "gap", "none")):
    """Rows of every kind in turn; each one that is not the first of four is indented."""
    labels = LABELS[language] + SERVICES[language] + LEVELS[language]
    return tuple(
        row_of(language, labels[i % len(labels)], kinds[i % len(kinds)], indent=i % 4 != 0) for i in range(rows)
    )


def some_spread(language="en", rows=6, **kinds):
    return Spread(
        language,
        LABELS[language][4],
        NOTES[language][0],
        some_rows(language, rows, **kinds),
        legend=LEGENDS[language],
    )


def some_heatmap(language="en", rows=6, columns=4):
    """A grid of services and levels, in which each shade comes up; a list where there is one column."""
    levels = (LEVELS[language] + LABELS[language])[:columns] if columns > 1 else ()
    cells = tuple(
        tuple(HeatCell(WORDS[language][(i * columns + j * j) % 4], (i * columns + j * j) % 4) for j in range(columns))
        for i in range(rows)
    )
    names = (SERVICES[language] + LABELS[language])[:rows]
    return Heatmap(language, LABELS[language][0], NOTES[language][0], levels, names, cells, NOTES[language][2])
