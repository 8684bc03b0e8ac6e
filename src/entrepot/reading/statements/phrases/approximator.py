"""Approximators: "around", "more than", "up to", «порядка», «свыше» and what they make of an amount."""

from functools import cache

from entrepot.nouns.amount import Qualifier
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.phrase import Line

_BETWEEN = frozenset(["a", "the", "за", "на", "уровня", "отметки", "планку", "отметку", "by", "to", "mark"])
_COMPARATIVES = words("small_words", "approximator", "comparatives")


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], Qualifier]]]:
    """Last word of an approximator -> its words and what it means, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for qualifier in ("about", "at_least", "at_most"):
        for name in load("approximators")["before"][qualifier].split():
            parts = tuple(name.split("_"))
            found.setdefault(parts[-1], []).append((parts, qualifier))
    for known in found.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _following() -> dict[str, Qualifier]:
    section = load("approximators")["after"]
    return {word: q for q in ("about", "at_least") for word in section[q].split()}


def qualifier_before(line: Line, at: int) -> tuple[Qualifier, int]:
    """What the words before token `at` say of the amount there, and where they start."""
    for skip in (0, 1):
        end = at - skip
        if skip and line.word(at - 1) not in _BETWEEN:
            break
        for parts, qualifier in _known().get(line.word(end - 1), ()):
            if skip and parts[-1] in _COMPARATIVES:
                continue
            if tuple(line.words[max(0, end - len(parts)) : end]) == parts:
                if parts == ("up", "to") and line.word(end - 3).endswith(
                    ("ed", "ent", "ew", "ose", "ow", "ise", "ing", "own", "t", "go", "oes")
                ):
                    continue
                return qualifier, end - len(parts)
    return "exact", at


def qualifier_after(line: Line, at: int) -> Qualifier:
    """ "700-plus million", "$700 million or so", «500 млн с лишним»."""
    word = line.word(at)
    if "plus" in line.words[max(0, at - 4) : at]:
        return "at_least"
    if word == "-" or word == "or" or word == "с" or word == "и" or word == "and":
        return _following().get(line.word(at + 1), "exact")
    return _following().get(word, "exact") if word in ("plus", "+") else "exact"
