"""Signs: what sorts of words a clause is made of ("asks", "is ready", "discusses"), in `lexicon/signs.toml`."""

from collections.abc import Sequence
from functools import cache, lru_cache

from entrepot.reading.statements.lexicon import load


@cache
def _listed() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    """The sorts of whole words, those of beginnings, and by its first word each expression of two with its sort."""
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    expressions: dict[str, tuple[tuple[str, str], ...]] = {}
    for sort, listed in load("signs").items():
        for entry in f"{listed['en']} {listed['ru']}".split():
            first, _, second = entry.partition("_")
            if second:
                expressions[first] = (*expressions.get(first, ()), (second, sort))
            elif first.endswith("*"):
                beginnings[first[:-1]] = (*beginnings.get(first[:-1], ()), sort)
            else:
                whole[first] = (*whole.get(first, ()), sort)
    return whole, beginnings, expressions


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, ...]:
    whole, beginnings, _ = _listed()
    cut = (word[:size] for size in range(2, len(word) + 1))
    return (*whole.get(word, ()), *(sort for start in cut for sort in beginnings.get(start, ())))


def signs_by_word(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The sorts that each folded word is a sign of. words: lower case, е for ё, straight apostrophes."""
    expressions = _listed()[2]
    return [
        _of_word(word)
        if word not in expressions or at + 1 == len(words)
        else (*_of_word(word), *(sort for second, sort in expressions[word] if _fits(words[at + 1], second)))
        for at, word in enumerate(words)
    ]


def _fits(word: str, listed: str) -> bool:
    return word.startswith(listed[:-1]) if listed.endswith("*") else word == listed
