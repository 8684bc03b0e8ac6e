"""Signs: what sorts of words a clause is made of, and what sorts of things it names.

Words as "asks", "is ready", "discusses" are in `lexicon/signs.toml`; things as forums, commissions, papers, goods in
`lexicon/things.toml`.
"""

from collections.abc import Sequence
from functools import cache

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.lexicon.by_word import ByWord

_Sorts = dict[str, tuple[str, ...]]


@cache
def _listed(subject: str) -> tuple[_Sorts, _Sorts, dict[str, tuple[tuple[str, str], ...]]]:
    """The sorts of whole words, those of beginnings, and by its first word each expression of two with its sort."""
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    expressions: dict[str, tuple[tuple[str, str], ...]] = {}
    for sort, listed in load(subject).items():
        for entry in f"{listed['en']} {listed['ru']}".split():
            first, _, second = entry.partition("_")
            if second:
                expressions[first] = (*expressions.get(first, ()), (second, sort))
            elif first.endswith("*"):
                beginnings[first[:-1]] = (*beginnings.get(first[:-1], ()), sort)
            else:
                whole[first] = (*whole.get(first, ()), sort)
    return whole, beginnings, expressions


def _of_word(subject: str, word: str) -> tuple[str, ...]:
    whole, beginnings, _ = _listed(subject)
    cut = (word[:size] for size in range(2, len(word) + 1))
    return (*whole.get(word, ()), *(sort for start in cut for sort in beginnings.get(start, ())))


_SIGNS = ByWord(lambda word: _of_word("signs", word))


def things_of(word: str) -> tuple[str, ...]:
    """The sorts of things that a folded word names, each once."""
    return tuple(dict.fromkeys(_of_word("things", word)))


def signs_by_word(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The sorts that each folded word is a sign of. words: lower case, е for ё, straight apostrophes."""
    expressions = _listed("signs")[2]
    found = [*map(_SIGNS.__getitem__, words)]
    for at in [at for at, word in enumerate(words[:-1]) if word in expressions]:
        found[at] += tuple(sort for second, sort in expressions[words[at]] if _fits(words[at + 1], second))
    return found


def _fits(word: str, listed: str) -> bool:
    return word.startswith(listed[:-1]) if listed.endswith("*") else word == listed
