"""Tenses: the verb forms of a clause, as signs of whether something is done, under way, to come or only thought of."""

from collections.abc import Sequence
from functools import lru_cache

from entrepot.reading.statements.phrases import russian

_MODALS = {
    "will": "will", "shall": "will", "won't": "will", "would": "would", "could": "could", "might": "could",
    "can": "can", "should": "should", "must": "should", "ought": "should", "had": "had",
}  # fmt: skip
_IS, _WAS, _HAS = frozenset(("is", "are", "am")), frozenset(("was", "were")), frozenset(("has", "have"))
_PASSED_OVER = frozenset("not also already now currently been being still both all".split())
_NOT_FINITE = frozenset(("to do", "doing", "did"))
_IRREGULAR = frozenset(
    "built made begun become come done found given gone grown held kept known laid led left lent lost met paid put "
    "read run seen sent set shown sold spent taken taught told thought understood won written brought bought chosen "
    "drawn driven got risen spoken".split()
)


def tenses_by_word(words: Sequence[str], is_russian: bool) -> list[tuple[str, ...]]:
    """The verb forms that each folded word makes with those after it. words: as for `signs_by_word`."""
    if is_russian:
        return [_WOULD if word == "бы" else russian.verb_forms(word) for word in words]
    found = list(map(_alone, words))
    for at in [at for at, forms in enumerate(found) if forms is _WITH_NEXT]:
        found[at] = _with_next(words, at)
    return found


def is_finite(form: str) -> bool:
    """Whether a verb form makes a clause's predicate."""
    return form not in _NOT_FINITE and not form.startswith("participle")


_WOULD = ("would",)
_WITH_NEXT = ("?",)
"""Stands for the form of a word that only the words after it tell."""


@lru_cache(maxsize=50_000)
def _alone(word: str) -> tuple[str, ...]:
    """The verb form of an English word."""
    if word in _MODALS:
        return (_MODALS[word],)
    if word.endswith("'ll"):
        return ("will",)
    if word == "to" or word in _IS or word in _WAS or word in _HAS:
        return _WITH_NEXT
    return ("doing",) if word.endswith("ing") else ("did",) if word.endswith("ed") else ()


def _with_next(words: Sequence[str], at: int) -> tuple[str, ...]:
    if words[at] == "to":
        return ("to do",) if at + 1 < len(words) else ()
    return (f"{_auxiliary(words[at])} {_after(words, at + 1)}",)


def _auxiliary(word: str) -> str:
    return "is" if word in _IS else "was" if word in _WAS else "has"


def _after(words: Sequence[str], start: int) -> str:
    """What follows an auxiliary: "done", "doing", "to do" or something else."""
    for word in words[start : start + 3]:
        if word in _PASSED_OVER or word.endswith("ly"):
            continue
        if word == "to":
            return "to do"
        return "doing" if word.endswith("ing") else "done" if word.endswith("ed") or word in _IRREGULAR else "so"
    return "so"
