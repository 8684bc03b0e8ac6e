"""Tenses: the verb forms of a clause, as signs of whether something is done, under way, to come or only thought of."""

from collections.abc import Sequence

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


def tenses_of(words: Sequence[str], is_russian: bool) -> list[str]:
    """The verb forms among folded words, and which comes first. words: as for `signs_by_word`."""
    found = _russian(words) if is_russian else _english(words)
    main = next((form for form in found if form not in _NOT_FINITE and not form.startswith("participle")), "none")
    return [*(f"v: {form}" for form in found), f"first v: {main}"]


def _russian(words: Sequence[str]) -> list[str]:
    return [form for word in words for form in (("would",) if word == "бы" else russian.verb_forms(word))]


def _english(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at, word in enumerate(words):
        if word in _MODALS:
            found.append(_MODALS[word])
        elif word.endswith("'ll"):
            found.append("will")
        elif word in _IS or word in _WAS or word in _HAS:
            found.append(f"{_auxiliary(word)} {_after(words, at + 1)}")
        elif word == "to" and at + 1 < len(words):
            found.append("to do")
        elif word.endswith("ing"):
            found.append("doing")
        elif word.endswith("ed"):
            found.append("did")
    return found


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
