"""Words that make another good of one: states ("frozen"), forms ("fillets"), what a thing is made of («медный»).

The list stands in codes/goods_turns.csv. A state or a form has turns: "0302;0303;0304>0303" (all of these codes become
that one), "07>0710" (whatever begins so becomes that), "02>=" (it stays what it is). A source is a word that stands for
a material, plant or animal beside a form only; its codes stand where the turns of others do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from entrepot.nouns.goods_words import rows_of
from entrepot.nouns.words import word_key

Kind = Literal["state", "form"]
Codes = tuple[str, ...]

STAYS = "="


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of goods beside one word: by all their codes together, else code by code, by the longest prefix."""

    kind: Kind
    whole: dict[frozenset[str], Codes]
    each: dict[str, Codes]

    def of(self, codes: Sequence[str], *, any_of: bool = False) -> Codes:
        """The codes that these become, sorted; empty when one of them (with any_of: each) cannot become anything."""
        together = self.whole.get(frozenset(codes))
        if together is not None:
            return together
        turned = [self._one(code) for code in codes]
        if not any_of and not all(turned):
            return ()
        return tuple(sorted({code for found in turned for code in found}))

    def _one(self, code: str) -> Codes:
        for length in range(len(code), 1, -1):
            found = self.each.get(code[:length])
            if found is not None:
                return (code,) if found == (STAYS,) else found
        return ()


@cache
def turns(kind: Kind) -> dict[str, Turn]:
    """States or forms by the key of each of their words."""
    found: dict[str, Turn] = {}
    for listed, words, rules in rows_of("goods_turns.csv"):
        if listed == kind:
            turn = _turn(kind, rules)
            found.update((word_key(word), turn) for word in words.split())
    return found


@cache
def sources() -> dict[str, Codes]:
    """Codes of what a thing may be made of, by the key of the word that says so."""
    return {
        word_key(word): tuple(codes.split(";"))
        for kind, words, codes in rows_of("goods_turns.csv")
        if kind == "source"
        for word in words.split()
    }


def _turn(kind: Kind, rules: str) -> Turn:
    whole: dict[frozenset[str], Codes] = {}
    each: dict[str, Codes] = {}
    for rule in rules.split():
        before, _, after = rule.partition(">")
        codes = before.split(";")
        if len(codes) == 1:
            each[before] = tuple(after.split(";"))
        else:
            whole[frozenset(codes)] = tuple(after.split(";"))
    return Turn(kind, whole, each)
