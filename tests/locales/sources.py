"""The code as its sentences are found in it: calls and literals, by their syntax."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from tests.locales.update import ROOT

SENTENCES = {"T": 1, "Tn": 2, "Tp": 2}  # how many of their arguments are words
LABELLED = {"Button", "Link", "Website"}
TELLING = {"say", "show", "keep", "toast", "ask", "photo", "document", "Refusal", *LABELLED}
DESCRIBING = {"Option", "Rating", "Conversation"}  # these take a slug too, which has no spaces
NEUTRAL = {"Plain", "Ltr"}  # said as they are, in every language
FOREIGN = "[À-ÖØ-öø-žؠ-يٱ-ۓ]"
OPERATORS = "bot/cli.py"  # the command line speaks English
# The languages' own names; words that names are compared by; the "and" in what people type.
OUR_LETTERS = (
    "bot/i18n.py",
    "bot/joining.py",
    "bot/people/names.py",
    "bot/questionnaire/reading.py",
    "bot/demo.py",
    "bot/neighbours.py",
    "conversations/charter/ideas/telling_words.py",
)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the bot and its conversations, parsed."""
    files = [file for room in ("bot", "conversations") for file in sorted((ROOT / room).rglob("*.py"))]
    return {str(file.relative_to(ROOT)): ast.parse(Path(file).read_text(encoding="utf-8")) for file in files}


def labels() -> Iterator[str]:
    """The English sentences that stand on buttons."""
    for tree in modules().values():
        for call in calls(tree, LABELLED):
            for sentence in calls(call, set(SENTENCES)):
                yield words_of(sentence)[-1]


def calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """Calls of these functions or methods, however deep."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node) in names)


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def words_of(sentence: ast.Call) -> list[str]:
    """The literal words of a T, Tn or Tp; fewer than it takes if some are no literals."""
    given = sentence.args[: SENTENCES[name_of(sentence)]]
    return [argument.value for argument in given if isinstance(argument, ast.Constant)]


def holes(text):
    """The names in braces; one with a format after it is another name, since values come as words already."""
    fields = Formatter().parse(text)
    return {f"{name}{spec}{conversion or ''}" for _, name, spec, conversion in fields if name is not None}


def unspoken(tree: ast.AST) -> Iterator[str]:
    """Words that would reach a person without passing a catalogue."""
    for names, pattern in ((TELLING, r"[^\W\d_]"), (DESCRIBING, r"\w\s+\w"), (NEUTRAL, r"[^\W\d_]{2}")):
        for call in calls(tree, names):
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            literals = [text for argument in given for text in strings(argument)]
            yield from (f"{call.lineno}: {name_of(call)}({text!r})" for text in literals if re.search(pattern, text))


def strings(argument: ast.expr) -> list[str]:
    """What an argument says literally, if it is a string or an f-string."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def foreign_letters(tree: ast.AST) -> Iterator[str]:
    """String literals with Arabic or accented letters."""
    literals = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return (f"{node.lineno}: {node.value[:40]!r}" for node in literals if re.search(FOREIGN, node.value))


def unextractable(tree: ast.AST) -> Iterator[str]:
    """Sentences that Babel would miss, because their words are not literal."""
    for call in calls(tree, set(SENTENCES)):
        if len(words_of(call)) != SENTENCES[name_of(call)]:
            yield f"{call.lineno}: {ast.unparse(call)[:60]}"
