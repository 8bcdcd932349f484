"""A whole report in three languages, as full as a round of 13 questions, 40 further ratings and 6 grids makes it."""

from dataclasses import replace

from bot.pictures.radar import Radar, Series
from bot.pictures.report import (
    AgendaItem,
    DemandItem,
    Fact,
    Listing,
    Quotes,
    Report,
    ReportModule,
    ReportWords,
    Table,
)
from tests.bot.pictures.samples import LABELS
from tests.bot.pictures.territory import FLAGS, LEGENDS, NOTES, SERVICES, row_of, some_heatmap

TITLES = {
    "ar": ("التقييم الذاتي لقطب سيدي بوزيد", "جولة الربيع"),
    "fr": ("Auto-évaluation du pôle de Sidi Bouzid", "Tour de printemps"),
    "en": ("Self-assessment of the Sidi Bouzid pole", "Spring round"),
}
FACTS = {
    "ar": (("المدة", "\u206601/03/2026 – 15/03/2026\u2069"), ("المشاركة", "17 من 42 شخصًا"), ("الجهات", "8")),
    "fr": (("Dates", "01/03/2026 – 15/03/2026"), ("Participation", "17 personnes sur 42"), ("Organisations", "8")),
    "en": (("Dates", "01/03/2026 – 15/03/2026"), ("Took part", "17 people of 42"), ("Organisations", "8")),
}
READING = {
    "ar": "كل رقم هنا هو الوسيط: نصف الجهات أعطت أقل منه ونصفها أكثر. حين تتباعد الآراء يبدأ النقاش من هناك.",
    "fr": "Chaque nombre est une médiane\u00a0: la moitié des organisations est au-dessous, l’autre au-dessus. "
    "Là où les avis s’écartent, la discussion commence.",
    "en": "Each number is a median: half of the organisations lie below it and half above. "
    "Where views lie far apart, the talking begins.",
}
MODULES = {
    "ar": ("الفاعلون", "الموارد", "الأنشطة"),
    "fr": ("Les acteurs", "Les ressources", "Les activités"),
    "en": ("Actors", "Resources", "Activities"),
}
KINDS = {
    "ar": ("جهة عامة", "خاص ربحي", "مؤسسات أهلية", "جمعية تعاونية", "مجموعة غير رسمية", "أفراد"),
    "fr": ("Acteur public", "Privé lucratif", "Société civile", "Coopérative", "Groupe informel", "À titre individuel"),
    "en": ("Public body", "Private for-profit", "Civil society", "Cooperative", "Informal group", "Individual"),
}
VOICES = {
    "ar": ("نلتقي كثيرًا لكن القرار يُتَّخذ في مكان آخر.", "Il manque un lieu (ouvert le soir) !", "لا وقت لدينا."),
    "fr": (
        "On se voit souvent, mais la décision se prend ailleurs.",
        "نحتاج إلى مكان نلتقي فيه (مساءً)!",
        "Pas le temps.",
    ),
    "en": ("We meet often, but the decision is taken elsewhere.", "نحتاج إلى مكان نلتقي فيه (مساءً)!", "No time."),
}
HEADINGS = {
    "ar": ReportWords(
        "كيف يُقرأ هذا التقرير",
        "نظرة عامة",
        "الوسيط",
        "ما يعنيه",
        "الدورات المطلوبة",
        "جدول أعمال مقترح",
        "بكلمات المشاركين",
        "ما لا يظهر هنا",
        "صفحة {n} من {total}",
    ),
    "fr": ReportWords(
        "Comment lire ce rapport",
        "Vue d’ensemble",
        "Médiane",
        "Ce que cela dit",
        "Formations demandées",
        "Ordre du jour proposé",
        "Dans leurs mots",
        "Ce qui n’est pas montré",
        "Page {n} sur {total}",
    ),
    "en": ReportWords(
        "How to read this report",
        "Overview",
        "Median",
        "What it says",
        "Trainings asked for",
        "Suggested agenda",
        "In their own words",
        "What is not shown",
        "Page {n} of {total}",
    ),
}
HIDDEN = {
    "ar": "لا يظهر رقم إلا إذا أجاب خمسة أشخاص على الأقل من ثلاث جهات، حتى لا يُعرف أحد من إجابته.",
    "fr": "Un nombre n’apparaît qu’à partir de cinq personnes de trois organisations, afin que nul ne soit reconnu.",
    "en": "A number appears only from five people of three organisations, so that nobody is recognised by it.",
}
THIS_TIME = (6.4, 5, 8.4, 2.2, None, 7, 4.1, 5.5, 6, 3.2, 9, 7.7, 5)
LAST_TIME = (5.9, 5, 7.6, None, None, 6.2, 4.4, 4, 6.5, 3, 8.2, None, 5.8)
CUTS = (0, 3, 7, 13)  # the 13 questions, as the three modules have them


def some_report(language="en", **changes):
    title, subtitle = TITLES[language]
    shown = Report(
        language,
        title,
        subtitle,
        tuple(Fact(*fact) for fact in FACTS[language]),
        HEADINGS[language],
        reading=(READING[language],) * 3,
        overview=two_rounds(language),
        modules=tuple(some_module(language, i) for i in range(3)),
        demand=tuple(
            DemandItem(
                label,
                f"\u2066{90 - 15 * i} %\u2069" if i < 4 else FLAGS[language]["few"],
                0.9 - 0.15 * i if i < 4 else None,
            )
            for i, label in enumerate(SERVICES[language])
        ),
        agenda=some_agenda(language),
        hidden=(HIDDEN[language],),
        footer="Muyassir · CitESS",
        legend=LEGENDS[language],
    )
    return replace(shown, **changes)


def two_rounds(language, *more):
    names = {
        "ar": ("هذه الجولة", "الجولة السابقة"),
        "fr": ("ce tour", "le tour précédent"),
        "en": ("now", "last round"),
    }
    series = (Series(names[language][0], THIS_TIME), *more, Series(names[language][1], LAST_TIME))
    return Radar(language, "", "", LABELS[language], series, missing=FLAGS[language]["few"])


def some_module(language, i):
    """A third of the questions, each with three further ratings; two grids, a table, a list, own words."""
    labels = LABELS[language][CUTS[i] : CUTS[i + 1]]
    kinds = ("discuss", "split", "strength", "concern", "gap", "none")
    parts = SERVICES[language][:3]
    rows = [
        row_of(language, label, kinds[(n + m) % 6], indent=m > 0)
        for n, question in enumerate(labels)
        for m, label in enumerate((question, *parts))
    ]
    medians = tuple((label, "6.4", "—", "5.0", "7.1", "—", "2.2") for label in labels)
    return ReportModule(
        MODULES[language][i],
        tuple(rows),
        intro=READING[language],
        tables=(Table(NOTES[language][0], ("", *KINDS[language]), medians, HIDDEN[language]),),
        heatmaps=(some_heatmap(language, 6, 4), some_heatmap(language, 6, 1)),
        lists=(Listing(KINDS[language][0], SERVICES[language], HIDDEN[language]),),
        quotes=(Quotes(LABELS[language][i], VOICES[language]),),
        notes=(HIDDEN[language],),
    )


def some_agenda(language):
    flags = FLAGS[language]
    tones = ("split", "split", "concern", "discuss")
    return tuple(
        AgendaItem(label, READING[language], flags[tone], tone)
        for label, tone in zip(LABELS[language], tones, strict=False)
    )
