"""Is it this one?"""

import pytest

from bot.people.names import CUT_OFF, similar, similarity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جمعية النساء الريفيات", "جمعيه النساء الريفيات"),
        ("مؤسسة الأمل", "موسسة الامل"),
        ("جَمْعِيَّة الأمَل", "جمعية الأمل"),
        ("جـمـعـيـة الأمل", "الأمل"),
        ("مؤسسة الأمل – فرع عمّان", "مؤسسة الامل عمان"),
        ("صندوق 1818", "صندوق ١٨١٨"),
        ("Coop. Zeitouna", "Cooperative Zitouna"),
        ("Association des Femmes Rurales", "ASSO. FEMMES RURALES"),
        ("Jamila Bouhired Foundation", "Fondation Djamila Bouhired"),
        ("L’Olivier bleu", "Olivier Bleu"),
        ("Société Œuvre", "societe oeuvre"),
        ("Association Nour", "Noor"),
        ("Femmes rurales Jendouba", "Association des Femmes Rurales de Jendouba pour le développement"),
        ("Union Tunisienne de Solidarité Sociale", "Union tunisienne de solidarité sociale (UTSS)"),
    ],
)
def test_spellings_of_one_name_in_one_script_are_similar(one, other):
    """Vowel signs, hamza, accents, the kind of body, the order of words."""
    assert similarity(one, other) >= CUT_OFF
    assert similarity(one, other) == pytest.approx(similarity(other, one))


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Association El Amal", "جمعية الأمل"),
        ("Coopérative Zitouna (SCOP)", "تعاونية الزيتونة"),
        ("Al Quds Cooperative", "تعاونية القدس"),
        ("Société Khadija", "شركة خديجة"),
        ("Mohamed Ghannouchi", "محمد الغنوشي"),
        ("Ettadhamen Mahdia", "جمعية التضامن بالمهدية"),
        ("Echchabab", "الشباب"),
        ("GDA Ksour Essef", "مجمع قصور الساف"),
        ("Tawassol Al Ajial", "جمعية تواصل الأجيال"),
        ("Europa", "أوروبا"),
        ("Bisan Center", "مركز بيسان"),
        ("ⵜⴰⵎⴽⵉⵏ", "تمكين"),
    ],
)
def test_a_name_is_recognised_in_another_script(latin, arabic):
    """French and English ears write Arabic names differently; their consonants agree."""
    assert similarity(latin, arabic) >= CUT_OFF


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جمعية الأمل", "جمعية العمل"),
        ("جمعية الوفاء", "Association El Hana"),
        ("جمعية الوفاء", "Afif"),
        ("بلدية المهدية", "ولاية المهدية"),
        ("ديوان الزيت", "ديوان البحر"),
        ("جمعية النساء الريفيات", "جمعية الشباب الريفي"),
        ("جمعية", "شركة"),
        ("Association El Amal", "Association El Wafa"),
        ("Coopérative Zitouna", "Coopérative Kairouan"),
        ("Association Femmes de Sfax", "Association Jeunes de Sfax"),
        ("Municipality of Zarqa", "Chamber of Zarqa"),
        ("Nour", "Noor Al Hayat Cooperative"),
        ("Radio", "Rida"),
        ("🌻", "🌸"),
    ],
)
def test_different_names_are_not_similar(one, other):
    """Sharing the kind of body, or the town, is not enough."""
    assert similarity(one, other) < CUT_OFF


def test_the_likeliest_names_come_first():
    """At most three, so that they fit under a question; none where none is near."""
    existing = {
        1: "Radio Mahdia",
        2: "جمعية الأمل",
        3: "Association Amal",
        4: "El Amal",
        5: "Association el-Amel",
        6: "Atlas",
    }
    assert similar("Amal", existing) == [3, 4, 2]
    assert similar("Amal", existing, limit=9) == [3, 4, 2, 5]
    assert similar("Femmes rurales", existing) == []
