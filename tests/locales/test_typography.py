"""French and Arabic as they are printed, and each country's own terms."""

import html
import re

import pytest

from tests.locales.update import forms, read, sentences

FRENCH = {
    r"[^\s\u202f\u00a0;!?](?=[;!?])|[ \u00a0](?=[;!?])": "U+202F before ; ! ?",
    r"(?<![\u00a0\d]):(?!//)|(?<=\d):(?!\d)": "U+00A0 before :",
    r"(?<!\u00a0)»|«(?!\u00a0)": "U+00A0 inside « »",
    r"(?<![\u00a0\u202f\d])%|(?<=\d)%": "U+00A0 before %",
    r"'": "’, not a straight apostrophe",
    r'["“”]': "« », not other quotes",
    r"\.\.\.": "…, not three full stops",
    r"  ": "one space",
}
TANWIN = (
    "دائما|مثلا|أيضا|جدا|شكرا|أهلا|مرحبا|قليلا|كثيرا|لاحقا|سابقا|مجددا|معا|أبدا|فورا|حاليا|تقريبا|أولا|يوما|حرفا|اسما"
)
SHADDA = "كل|أي|ثم|إلا|ألا|عدة|مدة|مرة|خاصة|الخاصة|زر|الزر"
ARABIC = {
    r"(?<!\d),|,(?!\d)|[;?]": "، ؛ ؟ in Arabic",  # a comma between digits is a decimal one, as Tunisia writes them
    r'["“”\']': "«», not other quotes",
    r"« | »": "no space inside «»",
    r"\u0640": "no tatweel",
    r" [،؛؟!:.…]": "no space before punctuation",
    r"\.\.\.": "…, not three full stops",
    r"[\ufb50-\ufdff\ufe70-\ufeff]": "no presentation forms",
    r"[\u06a9\u06cc\u06f0-\u06f9]": "no Persian letters or digits",
    r"[\u0660-\u0669]": "digits are the listener's choice",
    r"قم ب|يرجى القيام|قومي|أنتَ|أنتِ|\bأنت\b": "verbal nouns and passives, for everybody",
    r"(?<![^\s«(])و(?=\s)": "و joins its word",
    r"اً": "tanwin stands before the alif: ًا",
    rf"\b({TANWIN})\b": "tanwin is written: ًا",
    rf"\b[وف]?({SHADDA})(?![\w\u064b-\u0652])": "shadda is written in these words",
    r"  ": "one space",
    r"إجماع": "القبول (عدم الاعتراض), which is another way of deciding",
}
# Terms of the glossary: the common catalogue says what Jordan and Palestine say.
TUNISIA = "تكويني|المعطيات|معطيات|إمضاء|فلاح|عمومي|الجلسة العامة|احتفاظ|استعمال|ولاية|تعاضدي"
ELSEWHERE = "تدريبي|البيانات|بيانات|توقيع|زراع|حكومي|الهيئة العامة|امتناع|استخدام|محافظة"
CONTROLS = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def read_aloud(text):
    """What is printed: without tags, addresses and commands, each hole a word."""
    return re.sub(r"<[^>]*>", "", re.sub(r"\{\w+\}", "x", re.sub(r"https?://\S+|/\w+", "x", html.unescape(text))))


def faults(text, rules):
    return [why for pattern, why in rules.items() if re.search(pattern, read_aloud(text))]


def texts(name):
    return [form for message in sentences(read(name)) for form in forms(message)]


@pytest.mark.parametrize(("name", "rules"), [("fr", FRENCH), ("ar", ARABIC), ("ar_TN", ARABIC)])
def test_every_translation_is_typeset_with_care(name, rules):
    """A careless space or comma is the first thing that a reader sees."""
    assert {text: faults(text, rules) for text in texts(name) if faults(text, rules)} == {}


@pytest.mark.parametrize("name", ["fr", "ar", "ar_TN"])
def test_no_translation_sets_its_own_direction(name):
    """That is done where it is spoken."""
    assert [text for text in texts(name) if re.search(CONTROLS, text)] == []


def test_each_country_hears_its_own_terms():
    """What is said with a term of Jordan and Palestine has another wording for Tunisia, and the reverse never shows."""
    own = {(message.context, message.id) for message in sentences(read("ar_TN"))}
    common = [(message, form) for message in sentences(read("ar")) for form in forms(message)]
    assert [form for _, form in common if re.search(TUNISIA, form)] == []
    assert [
        form for message, form in common if re.search(ELSEWHERE, form) and (message.context, message.id) not in own
    ] == []
    assert [form for form in texts("ar_TN") if re.search(ELSEWHERE, form)] == []


@pytest.mark.parametrize(
    "text",
    ["Quoi ?", "Quoi!", "Note : ceci", "Note: ceci", "« oui »", "l'eau", '"oui"', "un... deux", "40 %", "40%", "a  b"],
)
def test_careless_french_is_found(text):
    """The rules themselves can fail."""
    assert faults(text, FRENCH)


@pytest.mark.parametrize(
    "text",
    [
        "Quoi\u202f?",
        "Note\u00a0: ceci, à 14:30",
        "«\u00a0oui\u00a0»",
        "l’eau",
        "un… deux",
        "{share}\u00a0%",
        "Ah\u202f?!",
    ],
)
def test_careful_french_passes(text):
    """Rules that refuse good type would be worked around."""
    assert faults(text, FRENCH) == []


@pytest.mark.parametrize(
    "text",
    [
        "ماذا?",
        "نعم, لا",
        "نعم ،",
        "جـديد",
        "« نعم »",
        '"نعم"',
        "قم بالحفظ",
        "أحمد و سارة",
        "و {name}",
        "شكراً",
        "تُحفظ دائما",
        "في أي وقت",
        "٧",
        "أنت هنا",
    ],
)
def test_careless_arabic_is_found(text):
    """The rules themselves can fail."""
    assert faults(text, ARABIC)


@pytest.mark.parametrize(
    "text", ["ماذا؟", "نعم، لا؛ ربّما.", "«نعم»", "أحمد وسارة", "شكرًا", "{a} و{b}", "الساعة 14:30", "أو لا", "كلّ مرّة"]
)
def test_careful_arabic_passes(text):
    """Rules that refuse good type would be worked around."""
    assert faults(text, ARABIC) == []
