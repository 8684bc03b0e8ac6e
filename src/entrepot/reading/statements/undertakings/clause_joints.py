"""Where a sentence goes on to another clause that stands by itself: "…, and Haryana works with Fergana"."""

import re
from functools import lru_cache

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases import russian

_ENGLISH = re.compile(r",\s+(?:and|but|yet|so|while|whereas)\s+", re.IGNORECASE)
_RUSSIAN = re.compile(r",\s+(?:(?:и|а|но|зато|однако)\s+)?", re.IGNORECASE)
_STOP = re.compile(r"[;:()]|\s[–—-]\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FINITE = words("small_words", "clause_joints", "finite")
_NOT_FINITE_AFTER = words("small_words", "clause_joints", "not_finite_after")
_OPENERS = words("small_words", "clause_joints", "openers")
_FEWEST = 2


@lru_cache(maxsize=512)
def joints(sentence: str, is_russian: bool) -> tuple[tuple[int, int], ...]:
    """The characters between two clauses of a sentence, each with a finite verb of its own."""
    found: list[tuple[int, int]] = []
    start = 0
    matches = list((_RUSSIAN if is_russian else _ENGLISH).finditer(sentence))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(sentence)
        stop = _STOP.search(sentence, match.end(), end)
        after = sentence[match.end() : end if stop is None else stop.start()]
        before = sentence[start : match.start()]
        if is_russian:
            splits = _stands_alone_ru(before, after, bare=match.group().strip() == ",")
        else:
            splits = _has_finite(before) and _has_finite(sentence[match.end() :])
        if splits:
            found.append(match.span())
            start = match.end()
    return tuple(found)


def _has_finite(words: str) -> bool:
    before = ""
    for at, word in enumerate(_WORD.findall(words)):
        folded = word.casefold().replace("’", "'")
        if folded in _FINITE or folded.endswith(("'ll", "'re", "'ve")):
            return True
        if at and folded.endswith("ed") and word[0].islower() and before not in _NOT_FINITE_AFTER:
            return True
        before = folded
    return False


def _stands_alone_ru(before: str, after: str, bare: bool) -> bool:
    """A comma alone parts clauses when the second has its own subject and neither hangs on the other."""
    first = _WORD.findall(before.casefold().replace("ё", "е"))
    second = _WORD.findall(after.casefold().replace("ё", "е"))
    if len(first) < _FEWEST or len(second) < _FEWEST or second[0] in _OPENERS or second[1] in _OPENERS:
        return False
    if not any(map(_is_predicate, first)) or not any(map(_is_predicate, second)):
        return False
    if not bare:
        return True
    last = _WORD.findall(before.casefold().replace("ё", "е").rpartition(",")[2])[:2]
    if any(word in _OPENERS for word in last) or _is_predicate(second[0]):
        return False
    return any(_is_subject(word) for word in second)


def _is_predicate(word: str) -> bool:
    return russian.part(word) in ("verb", "short") or word in _FINITE


def _is_subject(word: str) -> bool:
    return (
        any(form.case == "nomn" and form.part in ("noun", "pronoun", "number") for form in russian.forms(word)[:2])
        and len(word) > 1
    )
