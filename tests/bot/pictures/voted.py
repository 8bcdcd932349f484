"""What votes and polls come to, as pictures need it: words in three languages, as long as real ones."""

from bot.pictures.fist import Fist, FistLevel
from bot.pictures.merits import MeritOption, Merits
from bot.pictures.tally import KindRow, Tally, TallyBar, Verdict

TITLES = {
    "ar": ("نتيجة التصويت", "نتيجة الاستطلاع", "جسّ النبض"),
    "fr": ("Résultat du vote", "Résultat du sondage", "Prise de température"),
    "en": ("Result of the vote", "Result of the poll", "Sense-check"),
}
ARTICLE = {
    "ar": "نشتري أولًا من بعضنا بعضًا: كل جهة موقّعة تبحث عن مورّد داخل المنطقة قبل أن تبحث خارجها، وتعلن عن حاجاتها "
    "في مجموعتنا قبل أسبوعين على الأقل.",
    "fr": "Nous achetons d’abord les uns aux autres\u00a0: chaque signataire cherche un fournisseur dans le territoire "
    "avant de chercher ailleurs, et annonce ses besoins au groupe deux semaines à l’avance.",
    "en": "We buy from each other first: every signatory looks for a supplier in the territory before looking "
    "elsewhere, and tells the group of its needs two weeks ahead.",
}
CONSENT = {
    "ar": ("قبول", "قبول مع ملاحظة", "اعتراض مبرَّر", "التنحّي"),
    "fr": ("Consentement", "Consentement avec une réserve", "Objection argumentée", "En retrait"),
    "en": ("Consent", "Consent with a concern", "Reasoned objection", "Stand aside"),
}
SIDES = {
    "ar": ("مع", "ضد", "التنحّي"),
    "fr": ("Pour", "Contre", "En retrait"),
    "en": ("For", "Against", "Stand aside"),
}
VERDICTS = {
    "ar": {
        "adopted": ("اعتُمد", "لا اعتراض، والقبول أكثر من التنحّي."),
        "not_adopted": ("لم يُعتمد", "لم يبلغ التصويت النصاب القانوني حتى بعد تمديده."),
        "waiting": ("نسخة جديدة قادمة", "اعتراض مبرَّر واحد: يُعاد النص إلى من كتبه ثم تُفتح جولة أخرى."),
        "advice": ("رأي غير ملزم", ""),
    },
    "fr": {
        "adopted": ("Adopté", "Aucune objection, et plus de consentements que de retraits."),
        "not_adopted": ("Non adopté", "Le quorum n’a pas été atteint, même après la prolongation."),
        "waiting": ("Une nouvelle version suivra", "Une objection argumentée\u00a0: le texte revient à son auteur."),
        "advice": ("Sans effet obligatoire", ""),
    },
    "en": {
        "adopted": ("Adopted", "No objection, and more consents than people standing aside."),
        "not_adopted": ("Not adopted", "The quorum was not reached, not even after the extension."),
        "waiting": ("A new version follows", "One reasoned objection: the text goes back to its author."),
        "advice": ("Not binding", ""),
    },
}
TURNOUT = {
    "ar": "صوّتت 14 جهة من 20، وكان المطلوب 10.",
    "fr": "14 voix exprimées sur 20\u00a0; il en fallait 10.",
    "en": "14 of 20 voted, 10 were needed.",
}
KINDS = {
    "ar": ("حسب نوع الفاعل", "جهة حكومية/عامة", "مؤسسات أهلية", "جمعية تعاونية أو مؤسسة اقتصاد اجتماعي"),
    "fr": ("Par type d’acteur", "Acteur public", "Société civile", "Coopérative ou entreprise de l’ESS"),
    "en": ("By kind of actor", "Public body", "Civil society", "Cooperative or SSE enterprise"),
}
ADVICE = {
    "ar": "رأي الأفراد (غير ملزم)",
    "fr": "Avis des personnes (consultatif)",
    "en": "What individuals advise",
}
NOTE = {
    "ar": "تصويت علني: تظهر في صفحة التصويت أسماء من صوّتوا واختياراتهم. المراجعة في 03/05/2027.",
    "fr": "Vote ouvert\u00a0: qui a voté quoi se lit sur la page du vote. À revoir le 03/05/2027.",
    "en": "An open vote: who voted what is on its page. To be reviewed on 03/05/2027.",
}
MEETING = {
    "ar": ("متى نلتقي لكتابة الميثاق؟", "السبت 13 حزيران، 10:00", "الأحد 14 حزيران، 16:00", "Samedi 20 juin, 10:00"),
    "fr": (
        "Quand nous voir pour écrire la charte\u202f?",
        "Sam. 13 juin, 10:00",
        "Dim. 14 juin, 16:00",
        "السبت 20 حزيران",
    ),
    "en": ("When do we meet to write the charter?", "Sat 13 June, 10:00", "Sun 14 June, 16:00", "Sat 20 June, 10:00"),
}
LEVELS = {
    "ar": (
        "لا، لا يمكن قبوله بأي شكل",
        "يحتاج إلى تغيير كثير قبل أن يصلح",
        "يحتاج إلى تغيير شيء فيه",
        "يمكن التعايش معه",
        "جيّد",
        "ممتاز، مع الاستعداد لحمله",
    ),
    "fr": (
        "Non, pas du tout",
        "Beaucoup de choses à changer avant d’en reparler",
        "Quelque chose à changer",
        "On peut vivre avec",
        "C’est bien",
        "Parfait, avec l’envie de le porter",
    ),
    "en": (
        "No, not at all",
        "Much has to change before it can work",
        "Something has to change",
        "One can live with it",
        "It is good",
        "Very good, and I will carry it",
    ),
}
GRADES = {
    "ar": ("ممتاز", "جيّد", "مقبول", "ضعيف", "مرفوض"),
    "fr": ("Excellent", "Bien", "Passable", "Insuffisant", "À rejeter"),
    "en": ("Excellent", "Good", "Acceptable", "Poor", "Reject"),
}
FORMS = {
    "ar": (
        "جمعية تعاونية متعددة الأغراض تضم الجهات والأفراد معًا",
        "الميثاق فقط، في الوقت الحاضر",
        "جمعية وفق قانون الجمعيات الخيرية والهيئات الأهلية",
        "شركة غير ربحية",
        "مجمع تنمية في قطاع الفلاحة والصيد البحري",
        "شركة تعاونية للخدمات الفلاحية (SMSA)",
        "اتحاد جمعيات تستضيفه إحدى البلديات حتى إشعار آخر",
    ),
    "fr": (
        "Une coopérative multiservices réunissant organisations et personnes",
        "La charte seulement, pour le moment",
        "Une association régie par le décret-loi 88 de 2011",
        "Une société à but non lucratif",
        "Un groupement de développement dans le secteur de l’agriculture et de la pêche (GDA)",
        "Une société mutuelle de services agricoles (SMSA)",
        "Une union d’associations hébergée par une municipalité",
    ),
    "en": (
        "A multi-purpose cooperative of organisations and people together",
        "The charter only, for now",
        "An association under the law on associations",
        "A non-profit company",
        "A group for the development of agriculture and fishing (GDA)",
        "A mutual company for agricultural services (SMSA)",
        "A union of associations hosted by a municipality",
    ),
}
MERIT_WORDS = {
    "ar": ("أيّ شكل قانوني يناسب قطبنا؟", "خط الوسط: نصف الأصوات على كل جانب", "الاختيار", "الدرجة الوسطى: "),
    "fr": (
        "Quelle forme juridique pour notre pôle\u202f?",
        "le milieu\u00a0: la moitié des voix de chaque côté",
        "Choisie",
        "",
    ),
    "en": ("Which legal form suits our pole?", "the middle: half of the votes on each side", "Chosen", ""),
}
GRADED = (
    (5, 6, 2, 1, 0),
    (2, 5, 4, 2, 1),
    (1, 3, 6, 3, 1),
    (0, 2, 5, 4, 3),
    (0, 0, 3, 5, 6),
    (0, 1, 1, 2, 10),
    (14, 0, 0, 0, 0),
)


def consent(language="en", counts=(10, 2, 0, 2), ending="adopted", **more):
    """A consent vote as full as can be: verdict, turnout, kinds, individuals' advice, small print."""
    kinds = KINDS[language]
    shown = {
        "bars": bars_of(CONSENT[language], counts, STANDS),
        "verdict": Verdict(VERDICTS[language][ending][0], ending, VERDICTS[language][ending][1]),
        "turnout": TURNOUT[language],
        "kinds_title": kinds[0],
        "kinds": (
            KindRow(kinds[1], CONSENT[language][0] + " 4", (4, 0, 0, 0)),
            KindRow(kinds[2], f"{CONSENT[language][0]} 3 · {CONSENT[language][1]} 2", (3, 2, 0, 0)),
            KindRow(kinds[3], "—"),
        ),
        "advice_title": ADVICE[language],
        "advice": bars_of(CONSENT[language], (3, 0, 1, 0), STANDS),
        "notes": (NOTE[language],),
    }
    return Tally(language, TITLES[language][0], ARTICLE[language], **(shown | more))


STANDS = ("for", "concern", "against", "aside")


def bars_of(labels, counts, stands):
    return tuple(
        TallyBar(label, count, str(count), stand) for label, count, stand in zip(labels, counts, stands, strict=True)
    )


def majority(language="en"):
    """For, against, aside, and nothing else: a vote that failed."""
    bars = bars_of(SIDES[language], (7, 6, 1), ("for", "against", "aside"))
    ending = VERDICTS[language]["not_adopted"]
    return Tally(language, TITLES[language][0], ARTICLE[language], bars, Verdict(ending[0], "not_adopted", ending[1]))


def poll(language="en", options=3):
    """A poll on dates of which one won, an option of them in another language."""
    question, *dates = MEETING[language]
    labels = (dates * 4)[:options]
    counts = [9, 12, 4, 0, 1, 7, 2, 3, 5, 6][:options]
    stands = ["chosen" if count == max(counts) else "option" for count in counts]
    return Tally(language, TITLES[language][1], question, bars_of(labels, counts, stands), whole=17)


def some_fist(language="en", counts=(0, 1, 2, 6, 8, 3)):
    levels = tuple(
        FistLevel(level, str(level), LEVELS[language][level], counts[level], str(counts[level]))
        for level in reversed(range(6))
    )
    return Fist(language, TITLES[language][2], ARTICLE[language], levels, TURNOUT[language])


def some_merits(language="en", options=4, **more):
    """Options with long names and every mix of grades; the first one wins."""
    question, middle, winner, before = MERIT_WORDS[language]
    ending = VERDICTS[language]["adopted"]
    shown = tuple(
        MeritOption(label, counts, before + GRADES[language][lower_median(counts)], wins=i == 0)
        for i, (label, counts) in enumerate(zip(FORMS[language][:options], GRADED, strict=False))
    )
    return Merits(
        **{
            "language": language,
            "title": TITLES[language][0],
            "question": question,
            "grades": GRADES[language],
            "options": shown,
            "verdict": Verdict(f"{ending[0]}: {FORMS[language][0]}" if language == "ar" else ending[0], "adopted"),
            "turnout": TURNOUT[language],
            "middle": middle,
            "winner": winner,
            "notes": (NOTE[language],),
        }
        | more
    )


def lower_median(counts):
    """Which grade lies in the middle, counted from the best; the worse one of two."""
    votes = [i for i, count in enumerate(counts) for _ in range(count)]
    return votes[len(votes) // 2]
