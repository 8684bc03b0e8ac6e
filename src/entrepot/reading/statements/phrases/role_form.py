"""The form in which an office is shown: nominative, singular, "heads the department" as "head of the …"."""

import re

from entrepot.reading.statements.phrases import russian

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_VERBS = {
    "heads": "head of", "headed": "head of", "heading": "head of", "leads": "head of", "led": "head of",
    "leading": "head of", "runs": "head of", "governs": "governor of", "governed": "governor of",
    "chairs": "chairman of", "chairing": "chairman of", "directs": "director of", "advises": "adviser to",
}  # fmt: skip
_FIRST = re.compile(r"(?:who\s+)?(\w+)\s+(?=\w)")
_PLURAL = re.compile(r"^((?:(?:deputy|prime|foreign|first|vice|regional)[ -])*)(\w+?)s(?=\s+of\b|$)", re.IGNORECASE)
_HEADS = frozenset(
    (
        "president",
        "minister",
        "premier",
        "governor",
        "ambassador",
        "leader",
        "head",
        "secretary",
        "director",
        "official",
    )
)
_WORDS = re.compile(r"\S+")


def shown(role: str) -> str:
    """An office as a title: «первым вице-премьером Беларуси» → «первый вице-премьер Беларуси»."""
    if _CYRILLIC.search(role):
        return _nominative(role)
    first = _FIRST.match(role)
    if first is not None and first[1].casefold() in _VERBS:
        return f"{_VERBS[first[1].casefold()]} {role[first.end() :]}"
    plural = _PLURAL.match(role)
    if plural is not None and plural[2].casefold() in _HEADS:
        return f"{plural[1]}{plural[2]}{role[plural.end() :]}"
    return role


def _nominative(role: str) -> str:
    """The noun of the office and the adjectives before it put into the nominative; what hangs on them stays."""
    words = _WORDS.findall(role)
    for at, word in enumerate(words):
        part = russian.part(word.casefold())
        if part not in ("noun", "adjective"):
            return role
        if part == "noun":
            changed = [russian.nominative_of(one) for one in words[: at + 1]]
            return " ".join([*changed, *words[at + 1 :]])
    return role
