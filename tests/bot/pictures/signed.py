"""A charter in three languages, as a territory writes one: long and short articles, gaps, late translations."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from bot.pictures.charter import Charter, CharterArticle, CharterSection, CharterSignature, CharterWords
from bot.pictures.report import Fact

DIGEST = sha256(b"a charter").hexdigest()
WORDS = {
    "ar": CharterWords(
        "الاسم والصفة",
        "الجهة",
        "التفويض",
        "التاريخ",
        "التوقيعات",
        "لا توقيعات بعد.",
        "عن هذه الوثيقة",
        "بصمة النص (SHA-256)",
        "من أراد التحقق يحسب البصمة من النص كما جُمِّد ويقارنها بهذه.",
        "يظهر المربع □ مكان علامة لا يعرفها خط هذه الوثيقة، كالرموز التعبيرية.",
    ),
    "fr": CharterWords(
        "Nom et fonction",
        "Organisation",
        "Mandat",
        "Date",
        "Signatures",
        "Personne n’a encore signé.",
        "À propos de ce document",
        "Empreinte du texte (SHA-256)",
        "Pour vérifier\u00a0: calculer l’empreinte du texte figé, et la comparer à celle-ci.",
        "Le carré □ remplace un signe que la police de ce document n’a pas, un émoji par exemple.",
    ),
    "en": CharterWords(
        "Name and role",
        "Organisation",
        "Mandate",
        "Date",
        "Signatures",
        "Nobody has signed yet.",
        "About this document",
        "Fingerprint of the text (SHA-256)",
        "To check it, compute the fingerprint of the frozen text and compare it with this one.",
        "The box □ stands for a sign that this document's font does not have, such as an emoji.",
    ),
}
HEADS = {
    "ar": {
        "territory": "منطقة سيدي بوزيد",
        "title": "الميثاق",
        "version": "النسخة 3",
        "status": ("مجمَّد، لم يُعتمد بعد", "اعتُمد في 03/05/2026"),
        "authoritative": "اللغة المعتمدة عند الاختلاف: العربية",
        "facts": (Fact("المراجعة", "03/05/2027"), Fact("التصويت", "14 من 20")),
    },
    "fr": {
        "territory": "Territoire de Sidi Bouzid",
        "title": "Charte",
        "version": "Version 3",
        "status": ("Figée, pas encore adoptée", "Adoptée le 03/05/2026"),
        "authoritative": "Langue qui fait foi\u00a0: l’arabe",
        "facts": (Fact("À revoir", "03/05/2027"), Fact("Vote", "14 voix sur 20")),
    },
    "en": {
        "territory": "Territory of Sidi Bouzid",
        "title": "Charter",
        "version": "Version 3",
        "status": ("Frozen, not yet adopted", "Adopted on 03/05/2026"),
        "authoritative": "Authoritative language: Arabic",
        "facts": (Fact("Review", "03/05/2027"), Fact("Vote", "14 of 20")),
    },
}
SECTIONS = {
    "ar": ("تعريفنا للاقتصاد الاجتماعي والتضامني هنا", "الغاية", "المبادئ", "الالتزامات", "اتخاذ القرار والخلافات"),
    "fr": ("Ce que l’ESS veut dire ici", "Raison d’être", "Principes", "Engagements", "Décider, et régler un conflit"),
    "en": ("What we call SSE here", "Purpose", "Principles", "Commitments", "Deciding, and conflicts"),
}
TEXTS = {
    "ar": (
        "نسمّي اقتصادًا اجتماعيًا وتضامنيًا كل نشاط يضع الناس قبل الربح، ويُقرَّر فيه بالتشاور: التعاونيات والجمعيات "
        "والتعاضديات والمجموعات غير الرسمية (مثل مجموعة «النحّالات» في Regueb).\n\nولا يكفي الاسم القانوني وحده.",
        "نريد منطقة يجد فيها كل صاحب فكرة من يسمعه ويرافقه، من السؤال الأول إلى السنة الثالثة.",
        "نشتري أولًا من بعضنا بعضًا.\n– تبحث كل جهة موقّعة عن مورّد داخل المنطقة.\n– تعلن عن حاجاتها قبل 15 يومًا "
        "على الأقل.\n– للاتصال: \u2066+216 20 123 456\u2069 أو charte@pole-sb.tn",
        "تُقرَّر الأمور بالقبول (عدم الاعتراض): كل اعتراض مبرَّر يعيد النص إلى من كتبه، ولا يُسأل أحد عن سبب تنحّيه.",
    ),
    "fr": (
        "Nous appelons économie sociale et solidaire toute activité qui met les personnes avant le profit et où l’on "
        "décide ensemble\u00a0: coopératives, associations, mutuelles et groupes informels (comme celui des "
        "apicultrices de Regueb, «\u00a0النحّالات\u00a0»).\n\nLe statut juridique seul ne suffit pas.",
        "Nous voulons un territoire où toute personne qui a une idée trouve quelqu’un pour l’écouter et l’accompagner, "
        "de la première question à la troisième année.",
        "Nous achetons d’abord les uns aux autres.\n– Chaque signataire cherche un fournisseur dans le territoire.\n"
        "– Les besoins sont annoncés 15 jours à l’avance.\n– Contact\u00a0: +216 20 123 456, charte@pole-sb.tn",
        "On décide par consentement\u00a0: toute objection argumentée renvoie le texte à son auteur, et rester en "
        "retrait ne se justifie pas.",
    ),
    "en": (
        "We call social and solidarity economy every activity that puts people before profit and is decided together: "
        "cooperatives, associations, mutuals and informal groups (such as the beekeepers of Regueb, «النحّالات»).\n\n"
        "A legal form alone is not enough.",
        "We want a territory in which everybody with an idea finds somebody who listens and goes along with them, from "
        "the first question to the third year.",
        "We buy from each other first.\n– Every signatory looks for a supplier in the territory.\n"
        "– Needs are told 15 days ahead.\n– Contact: +216 20 123 456, charte@pole-sb.tn",
        "We decide by consent: a reasoned objection sends the text back to its author, and nobody is asked why they "
        "stand aside.",
    ),
}
NOTES = {
    "ar": ("لا ترجمة لهذا البند بعد؛ هذا نصّه الأصلي.", "هذه الترجمة أقدم من النص المعتمد."),
    "fr": (
        "Cet article n’est pas encore traduit\u00a0; voici son texte d’origine.",
        "Traduction plus ancienne que le texte.",
    ),
    "en": ("This article is not translated yet; this is its own text.", "This translation is older than the text."),
}
RESULTS = {
    "ar": "اعتُمد في 12/04/2026: قبول 11، قبول مع ملاحظة 1، التنحّي 2؛ صوّتت 14 جهة من 20.",
    "fr": "Adopté le 12/04/2026\u00a0: 11 consentements, 1 avec une réserve, 2 en retrait\u00a0; 14 voix sur 20.",
    "en": "Adopted on 12/04/2026: 11 consents, 1 with a concern, 2 aside; 14 of 20 voted.",
}
KINDS = {
    "ar": ("جهة حكومية/عامة", "جمعية تعاونية أو مؤسسة اقتصاد اجتماعي", "أفراد"),
    "fr": ("Acteur public", "Coopérative ou entreprise de l’ESS", "À titre individuel"),
    "en": ("Public body", "Cooperative or SSE enterprise", "Individual"),
}
ARTICLE = {"ar": "البند", "fr": "Article", "en": "Article"}
PEOPLE = {
    "ar": (
        ("سارة بن علي", "جمعية أطلس للتنمية والاقتصاد الاجتماعي والتضامني بسيدي بوزيد", "الكاتبة العامة"),
        ("Mohamed-Amine Bouazizi", "SMSA El Baraka", "مدير"),
        ("هدى", "", ""),
        ("شخص طلب نسيان معطياته", "بلدية الرقاب", "مستشارة"),
    ),
    "fr": (
        (
            "Sarra Ben Ali",
            "Association Atlas pour le développement et l’économie sociale et solidaire",
            "Secrétaire générale",
        ),
        ("محمد أمين بوعزيزي", "شركة البركة للخدمات الفلاحية", "Directeur"),
        ("Houda", "", ""),
        ("Une personne qui a demandé l’oubli", "Municipalité de Regueb", "Conseillère"),
    ),
    "en": (
        (
            "Sarra Ben Ali",
            "Atlas association for development and the social and solidarity economy",
            "General secretary",
        ),
        ("محمد أمين بوعزيزي", "شركة البركة للخدمات الفلاحية", "Director"),
        ("Houda", "", ""),
        ("A person who asked to be forgotten", "Municipality of Regueb", "Councillor"),
    ),
}
MANDATES = {"ar": ("مُعطى", "في الانتظار"), "fr": ("donné", "en attente"), "en": ("given", "pending")}


def some_charter(language="en", articles=1, signatures=4, adopted=True, **changes):
    """Every section with ``articles`` articles of each text; ``signatures`` of four sorts in turn."""
    head = HEADS[language]
    shown = Charter(
        language,
        head["territory"],
        head["title"],
        head["version"],
        head["status"][adopted],
        adopted,
        head["authoritative"],
        some_sections(language, articles),
        some_signatures(language, signatures),
        DIGEST,
        date(2026, 4, 28),
        WORDS[language],
        facts=head["facts"],
    )
    return replace(shown, **changes)


def some_sections(language, times):
    other = "fr" if language == "ar" else "ar"
    sections, number = [], 0
    for i, title in enumerate(SECTIONS[language]):
        articles = []
        for each in range(times):
            number += 1
            foreign = i == 1 and each == 0
            articles.append(
                CharterArticle(
                    f"{ARTICLE[language]} {number}",
                    TEXTS[other if foreign else language][i % 4],
                    other if foreign else language,
                    notes=(NOTES[language][0],) if foreign else (NOTES[language][1],) if i == 4 else (),
                    result=RESULTS[language],
                    group=KINDS[language][each * 3 // times] if i == 3 else "",
                )
            )
        sections.append(CharterSection(title, tuple(articles)))
    return tuple(sections)


def some_signatures(language, many):
    given, pending = MANDATES[language]
    return tuple(
        CharterSignature(
            *PEOPLE[language][i % 4],
            kind=KINDS[language][(2, 1, 2, 0)[i % 4]] if i % 4 else KINDS[language][1],
            mandate=("" if i % 4 == 2 else pending if i % 4 == 1 else given),
            signed_on="04/05/2026",
            pending=i % 4 == 1,
        )
        for i in range(many)
    )
