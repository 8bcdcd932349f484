"""Labels as long as real ones, in three languages, and a way to look at what was drawn."""

from io import BytesIO

import segno
from PIL import Image, ImageChops

from bot.pictures.bars import Bars, Row
from bot.pictures.radar import Radar, Series

LABELS = {
    "ar": (
        "الجهات الداعمة لريادة الأعمال",
        "فاعلون آخرون ينبغي إشراكهم",
        "فريق الميسّرين والميسّرات",
        "الأشخاص المناسبون والكفاءات",
        "رأس المال الاجتماعي والثقة",
        "الشبكات الداعمة للهيئة المديرة",
        "الموارد المالية المتاحة",
        "تجارب الاقتصاد الاجتماعي والتضامني وروابطها",
        "ميثاق القطب ومبادئه",
        "خدمات الدعم والمرافقة",
        "تبادل التجارب",
        "هيكل الحوكمة",
        "الشكل القانوني",
    ),
    "fr": (
        "Structures d’appui à l’entrepreneuriat",
        "Autres acteurs à mobiliser",
        "Équipe de facilitation",
        "Les bonnes personnes et leurs compétences",
        "Capital social et confiance",
        "Réseaux derrière l’organe de direction",
        "Ressources financières",
        "Expériences de l’ESS et leurs liens",
        "Une charte pour le pôle",
        "Services d’accompagnement",
        "Échanges d’expériences",
        "Structure de gouvernance",
        "Forme juridique",
    ),
    "en": (
        "Supporters of entrepreneurship",
        "Other actors to engage",
        "Team of facilitators",
        "The right individuals and skills",
        "Social capital and trust",
        "Networks behind the governing body",
        "Financial resources",
        "SSE experiences and their links",
        "A charter for the pole",
        "Support services",
        "Exchanges of experience",
        "Governance structure",
        "Legal form",
    ),
}
ANSWERS = (7, 4, 6, None, 8, 3, 2, 5, 9, 6, 0, 4, 7)
ACCENT = (15, 107, 107)
LINES = (ACCENT, (194, 87, 31), (91, 75, 154), (106, 122, 30))  # the colours of the four series
WIDTH = 1080


def some_radar(language="en", axes=13, *values):
    """A radar with real labels: of the first ``axes`` questions, and one series for each tuple of values."""
    labels = LABELS[language][:axes]
    series = tuple(Series(f"Line {i}", line) for i, line in enumerate(values or (ANSWERS[:axes],)))
    return Radar(language, "", "", labels, series, missing="no answer")


def some_bars(language="en", axes=13):
    """Bars with the same labels and answers."""
    rows = zip(LABELS[language][:axes], ANSWERS, strict=False)
    return Bars(
        language, "", "", tuple(Row(label, value, "—" if value is None else str(value)) for label, value in rows)
    )


def opened(png):
    """The picture, in red, green and blue."""
    return Image.open(BytesIO(png)).convert("RGB")


def dots(picture, colour):
    """The dots of one colour, as a picture that is white there and black elsewhere."""
    difference = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    return difference.convert("L").point(lambda apart: 255 * (apart == 0))


def code_drawn(picture, side):
    """The dark and light modules of the black square in a picture, so many in a row."""
    left, top, right, _ = dots(picture, (0, 0, 0)).getbbox()
    centres = [int((place + 0.5) * (right - left) / side) for place in range(side)]
    return [[picture.getpixel((left + x, top + y))[0] < 128 for x in centres] for y in centres]


def code_of_link(link):
    """The modules that a code for this link has."""
    return [[bool(module) for module in row] for row in segno.make_qr(link, error="m").matrix]


def is_clear_at_the_edge(picture, wide=12):
    """Whether nothing is drawn on the outermost dots, where it would be cut off."""
    bare = picture.copy()
    bare.paste(picture.getpixel((0, 0)), (wide, wide, picture.width - wide, picture.height - wide))
    return len(bare.getcolors()) == 1
