"""Seventeen people of eight organisations and three kinds (7, 6, 4), and what they answer; the figures by hand.

Known supporters (A1), the means of organisations: a (8 + 9 + 7) / 3 = 8, b (8 + 6) / 2 = 7, c 8.5, d 7, e 6.5, f 6.5,
g 3.5, h 5.5. In order 3.5, 5.5, 6.5, 6.5, 7, 7, 8, 8.5. Median: halfway between 6.5 and 7, 6.75, so 6.8: to discuss.
Lower quartile: place 7 × ¼ = 1.75, three quarters of the way from 5.5 to 6.5: 6.25, so 6.3. Upper quartile: place
5.25, a quarter of the way from 7 to 8: 7.25, so 7.3. Of the kinds only the seven people of three associations may be
shown, with the middle of 7, 8 and 8.5: 8. The four of two public bodies are no cell, and six co-operators beside them
would give them away. Sixteen had joined when it opened, the facilitator among them; fifteen of them answered, 94 %.

Widening the circle (A2), without a3, d2 and g2, who stopped before: a 5, b 6, c 5, d 2, e 4.5, f 5, g 9, h 5. In order
2, 4.5, 5, 5, 5, 5, 6, 9: median 5. Seven of fourteen lie in 0–3 and seven in 7–10: split. The seven below were asked
what stands in the way, one of each organisation but g.

Facilitation team (A3), without the same three, and h1 does not know: a 8.5, b 8, c 9, d 8, e 8.5, f 7.5, g 9, h 8. In
order 7.5, 8, 8, 8, 8.5, 8.5, 9, 9: median 8.25, so 8.3, a strength.

The words so far: the first five are a1, b1, d1, e1 and g1, each of another organisation. A1 is 3, 5, 7, 8, 8: median
7, to discuss. A2 is 1, 2, 8, 9, 9: 8, a strength. A3 is 8, 8, 8, 9, 9: 8, a strength.

In autumn ten of them rate A1 one higher than before, and c1 as before: a (9 + 10) / 2 = 9.5, b (9 + 7) / 2 = 8, c 9,
d 8, e 6, f 7, g 4, h (6 + 7) / 2 = 6.5. In order 4, 6, 6.5, 7, 8, 8, 9, 9.5: median 7.5, a strength, up by 0.7.
"""

from bot.people.roles import Kind

UNKNOWN = -1

RATINGS: dict[str, tuple[int, ...]] = {
    "a1": (8, 1, 9),
    "a2": (9, 9, 8),
    "a3": (7,),
    "b1": (8, 9, 8),
    "b2": (6, 3, 8),
    "c1": (9, 8, 9),
    "c2": (8, 2, 9),
    "d1": (7, 2, 8),
    "d2": (7,),
    "e1": (5, 8, 8),
    "e2": (8, 1, 9),
    "f1": (6, 7, 7),
    "f2": (7, 3, 8),
    "g1": (3, 9, 9),
    "g2": (4,),
    "h1": (5, 2, UNKNOWN),
    "h2": (6, 8, 8),
}
"""What each of them says to A1, A2 and A3, as far as they get."""

FIRST = ("a1", "b1", "d1", "e1")
FIFTH = "g1"
BY_INVITATION = ("c2", "d2")
BY_THE_GROUP = ("b2", "h2")
IN_AUTUMN = ("a1", "a2", "b1", "b2", "d1", "e1", "f1", "g1", "h1", "h2")
AS_LAST_TIME = "c1"
CHANGES_LANGUAGE, BLOCKS = "f1", "e2"

NAMES = {
    "a": ("جمعية الأمل", Kind.NON_PROFIT),
    "b": ("Les Amis du littoral", Kind.NON_PROFIT),
    "c": ("جمعية نساء الساحل", Kind.NON_PROFIT),
    "d": ("تعاضدية الصيّادين", Kind.COOPERATIVE),
    "e": ("Coopérative Zitouna", Kind.COOPERATIVE),
    "f": ("SMSA El Khir", Kind.COOPERATIVE),
    "g": ("البلدية", Kind.PUBLIC),
    "h": ("Bureau de l’emploi", Kind.PUBLIC),
}
"""The organisations."""

PEOPLE = {
    "a1": "أمل",
    "a2": "Hédi",
    "a3": "Rim",
    "b1": "Slim",
    "b2": "سهام",
    "c1": "منى",
    "c2": "Leïla",
    "d1": "عمر",
    "d2": "Habib",
    "e1": "Salma",
    "e2": "ياسين",
    "f1": "Nabil",
    "f2": "هاجر",
    "g1": "كريم",
    "g2": "Sonia",
    "h1": "Mehdi",
    "h2": "نجلاء",
}

IN_THE_WAY = {
    "a1": "الوقت قليل والاجتماعات متفرّقة.",
    "b2": "On se connaît mal d’une commune à l’autre.",
    "c2": "لا أحد يتابع بعد اللقاء الأول.",
    "d1": "Il manque un lieu où se retrouver.",
    "e2": "المعلومة لا تصل إلى المناطق الريفية.",
    "f2": "Les horaires ne vont pas à celles et ceux qui travaillent en mer.",
    "h1": "الثقة تحتاج إلى عمل مشترك صغير نبدأ به.",
}
"""What those answer who rate A2 low."""
