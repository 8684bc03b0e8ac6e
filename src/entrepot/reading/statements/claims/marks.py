"""Marks: what single words do in a sentence about trade, from `lexicon/trade.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.lexicon.by_word import ByWord


class Mark(NamedTuple):
    """kind: what the words do ("turnover", "up", "sell", "goal", "share" ...); size: how many tokens they take.

    form: "base", "present", "past", "participle", "ing", "infinitive", "future" of a verb, otherwise "word".
    """

    kind: str
    form: str
    size: int


MEASURES = frozenset(("turnover", "exports", "imports", "surplus", "deficit", "balance", "investment"))
FLOWS = frozenset(load("dealings")["roles"])
WEAK = frozenset(kind for kind, roles in load("dealings")["roles"].items() if roles.get("weak"))
_FORMS = ("base", "present", "past", "participle", "ing")
_DOUBLED = frozenset(["ship", "slip", "drop", "plan", "commit", "top", "dip"])
Entry = tuple[tuple[str, ...], Mark]


def marks_at(words: list[str], at: int) -> tuple[Mark, ...]:
    """What the words from token `at` may do: the longest expressions, all of one size."""
    found: tuple[Mark, ...] = ()
    second = words[at + 1] if at + 1 < len(words) else ""
    for parts, mark in _ENTRIES[words[at]]:
        if found and mark.size < found[0].size:
            break
        if mark.size == 1 or ((parts[1] == second or parts[1][-1] == "*") and _fits(parts, words, at)):
            found += (mark,)
    return found


def may_mark(word: str) -> bool:
    """Whether any expression starts with the word."""
    return bool(_ENTRIES[word])


def _fits(parts: tuple[str, ...], words: list[str], at: int) -> bool:
    return at + len(parts) <= len(words) and all(
        part == word or (part[-1] == "*" and word.startswith(part[:-1]))
        for part, word in zip(parts[1:], words[at + 1 : at + len(parts)], strict=True)
    )


def _entries(word: str) -> tuple[Entry, ...]:
    """Every expression that may start with this word, the longest first."""
    whole, stems = _lexicon()
    found = list(whole.get(word, ()))
    for size in range(2, len(word) + 1):
        found += stems.get(word[:size], ())
    formed = [(parts, mark._replace(form=_form(word, mark.form))) for parts, mark in found]
    return tuple(sorted(dict.fromkeys(formed), key=lambda entry: -entry[1].size))


_ENTRIES = ByWord(_entries)


def _form(word: str, form: str) -> str:
    """The form of a Russian verb, by its ending and aspect; others have their form already."""
    if form not in ("pf", "ipf"):
        return form
    stem = word[:-2] if word.endswith(("ся", "сь")) else word
    if stem.endswith(("ть", "ти", "чь")):
        return "infinitive"
    if stem.endswith(("л", "ла", "ло", "ли", "рос", "стиг", "нес", "вез")):
        return "past"
    if stem.endswith(
        (
            "вший",
            "вшая",
            "вшее",
            "вшие",
            "ен",
            "ена",
            "ено",
            "ены",
            "ан",
            "ана",
            "ано",
            "аны",
            "нный",
            "нная",
            "нное",
            "нные",
            "в",
            "вши",
        )
    ):
        return "participle"
    return "future" if form == "pf" else "present"


@cache
def _lexicon() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Expressions by their first word, and by the stem of it."""
    whole: dict[str, list[Entry]] = {}
    stems: dict[str, list[Entry]] = {}
    for kind, form, expression in _expressions(load("trade")):
        parts = tuple(expression.split("_"))
        home = stems if parts[0].endswith("*") else whole
        home.setdefault(parts[0].rstrip("*"), []).append((parts, Mark(kind, form, len(parts))))
    return whole, stems


def _expressions(lexicon: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(kind, form, expression) for every word of the lexicon."""
    for kind, listed in lexicon["measures"].items():
        yield from ((kind, "word", word) for word in listed.split())
    for kind, section in (("investment", lexicon["investing"]), ("put", lexicon["putting"])):
        for sort, listed in section.items():
            yield from _sorted(kind, sort, listed)
    for section in (load("dealings")["verbs"], lexicon["changes"]):
        for key, listed in section.items():
            kind, _, sort = key.partition("_")
            yield from _sorted(kind, sort, listed)
    for key, listed in lexicon["levels"].items():
        yield from _sorted("copula" if key == "copula" else "level", key, listed)
    for key, listed in lexicon["goals"].items():
        if key == "namings":
            continue
        kind = {"modals": "modal", "modals_ru": "modal", "achieved": "achieved"}.get(key, "goal")
        yield from _sorted(kind, key.removeprefix("verbs_"), listed)
    for kind, listed in lexicon["partners"].items():
        yield from ((kind, "partners", word) for word in listed.split())
    yield from (("share", "word", word) for word in lexicon["shares"]["words"].split())
    yield from (("compare", "word", word) for word in lexicon["compare"]["words"].split())
    yield from (("than", "word", word) for word in lexicon["compare"]["than"].split())
    yield from (("yoy", "word", word) for word in lexicon["compare"]["yoy"].split())
    yield from (("anaphor", "word", word) for word in lexicon["anaphora"]["words"].split())
    yield from (("back", "word", word) for word in lexicon["back"]["words"].split())
    yield from (("idle", "word", word) for word in lexicon["idle"]["words"].split())
    yield from (("elsewhere", "word", word) for word in lexicon["elsewhere"]["words"].split())


def _sorted(kind: str, sort: str, listed: Any) -> Iterator[tuple[str, str, str]]:
    if sort == "irregular":
        for paradigm in listed:
            yield from ((kind, form, word) for form, word in zip(_FORMS, paradigm.split(), strict=True))
    elif sort == "regular":
        for verb in listed.split():
            yield from ((kind, form, word) for form, word in zip(_FORMS, _conjugated(verb), strict=True))
    else:
        form = sort if sort in ("pf", "ipf") else "word"
        yield from ((kind, form, word) for word in listed.split())


def _conjugated(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing of a regular English verb ("pick_up" too)."""
    head, _, tail = verb.partition("_")
    tail = f"_{tail}" if tail else ""
    if head.endswith("e"):
        third, past, ing = head + "s", head + "d", head[:-1] + "ing"
    elif head.endswith("y") and head[-2] not in "aeo":
        third, past, ing = head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    else:
        stem = head + head[-1] if head in _DOUBLED else head
        third = head + ("es" if head.endswith(("s", "sh", "ch", "x")) else "s")
        past, ing = stem + "ed", stem + "ing"
    return head + tail, third + tail, past + tail, past + tail, ing + tail


@cache
def _trade_nouns() -> tuple[dict[str, str], dict[str, str]]:
    """The class ("sellers", "buyers", "goods", "others") of each noun, by the whole word and by its stem."""
    nouns = load("dealings")["nouns"]
    listed = [(word, sort) for sort in ("sellers", "buyers", "goods", "others") for word in nouns[sort].split()]
    stems = {word[:-1]: sort for word, sort in listed if word[-1] == "*"}
    return {word: sort for word, sort in listed if word[-1] != "*"}, stems


def noun_class(word: str) -> str:
    """What a noun after an economy's adjective is: "sellers", "buyers", "goods", "others", "" unknown."""
    return _NOUN_CLASSES[word]


def _noun_class(word: str) -> str:
    whole, stems = _trade_nouns()
    return whole.get(word) or next((sort for stem, sort in stems.items() if word.startswith(stem)), "")


_NOUN_CLASSES = ByWord(_noun_class)


def trade_noun(word: str) -> bool:
    """Whether a noun tells of goods, their sellers or their buyers."""
    return noun_class(word) in ("sellers", "buyers", "goods")
