"""A stranger's recount of a secret vote's published file: Python alone, nothing of the bot. Usage: outsider.py FILE"""

import json
import sys
from collections import Counter
from pathlib import Path

GRADES = ["reject", "poor", "acceptable", "good", "excellent"]


def recount(file):
    """What the ballots come to, as (result, winners)."""
    assert file["format"] == "muyassir secret vote 1"
    codes = [ballot["code"] for ballot in file["ballots"]]
    assert len(codes) == len(set(codes)), "a code is there twice"
    voted = Counter(voter["kind"] for voter in file["took_part"])
    roll = file["roll"]
    assert all(voted[kind] <= roll.get(kind, 0) for kind in voted), "more voted than are on the roll"
    half = 2 * sum(voted.values()) >= sum(roll.values())
    if not half or any(number >= 3 and not voted[kind] for kind, number in roll.items() if kind):
        return "not_adopted", []
    assert len(codes) == sum(voted.values()), "as many ballots as voters"
    choices = [ballot["choice"] for ballot in file["ballots"] if ballot["choice"] != "aside"]
    return judged(file["options"], choices) if file["rule"] == "judgment" else (sided(file["rule"], choices), [])


def sided(rule, choices):
    yes, no = choices.count("for"), choices.count("against")
    passed = yes > no if rule == "majority" else yes > 0 and 3 * yes >= 2 * (yes + no)
    return "adopted" if passed else "not_adopted"


def judged(options, cards):
    if not cards:
        return "not_adopted", []
    grades = {option: sorted(GRADES.index(card[option]) for card in cards) for option in options}
    medians = {option: medians_of(grades[option]) for option in options}
    best = [option for option in options if medians[option] == max(medians.values())]
    winner = best[0] if len(best) == 1 else "charter_only"
    good = medians[winner][0] >= GRADES.index("good")
    few = 3 * grades[winner].count(GRADES.index("reject")) < len(cards)
    return "adopted" if good and few else "not_adopted", [winner]


def medians_of(grades):
    """The lower median, then that of the others once it is taken out, and so on."""
    left, found = list(grades), []
    while left:
        found.append(left.pop((len(left) - 1) // 2))
    return found


if __name__ == "__main__":
    vote = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    result, winners = recount(vote)
    print(result, *winners, "as published" if (result, winners) == (vote["result"], vote["winners"]) else "NOT so")
