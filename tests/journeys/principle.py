"""What is said of one principle, in each language, from the first idea to the words that were adopted."""

from bot.i18n import T, Text

IDEA = {
    "ar": "نستمع إلى كلّ الناس قبل القرار",
    "fr": "Nous écoutons tout le monde avant de décider",
    "en": "We listen to everybody before we decide",
}
LIKE_IT = {
    "ar": "نستمع إلى كلّ الناس قبل أيّ قرار",
    "fr": "Avant de décider, nous écoutons tout le monde",
    "en": "Before we decide we listen to everybody",
}
WHAT_HAS_TO_CHANGE = {
    "ar": "متى؟ الاجتماعات تتزامن مع السوق.",
    "fr": "Quand ? Les réunions tombent les jours de marché.",
    "en": "When? Meetings are on market days.",
}
OBJECTION = {
    "ar": "العاملون في البحر لا يصلهم الخبر في الوقت.",
    "fr": "Qui est en mer n’apprend rien à temps.",
    "en": "Those out at sea never hear of it in time.",
}
CONCERN = {"ar": "قد يطول الأمر.", "fr": "Cela peut durer.", "en": "It may take long."}
NEXT = {
    "ar": "نُعلم الجميع قبل أسبوع، ونستمع إلى كلّ الناس قبل القرار",
    "fr": "Nous prévenons une semaine avant et écoutons tout le monde avant de décider",
    "en": "We tell everybody a week before and listen to everybody before we decide",
}
AMENDED = {
    "ar": "نُعلم الجميع قبل أسبوعين، ونستمع إلى كلّ الناس قبل القرار",
    "fr": "Nous prévenons deux semaines avant et écoutons tout le monde avant de décider",
    "en": "We tell everybody two weeks before and listen to everybody before we decide",
}
WHY_TWO = {
    "ar": "رحلة الصيد تدوم عشرة أيّام.",
    "fr": "Une sortie en mer dure dix jours.",
    "en": "A trip out to sea takes ten days.",
}

ARTICLE: Text = T("Article {n}", n=1)
