"""What each word can be in and around a person's name: an office, a place, an institution, a name."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.name_words import FUNCTION, GIVEN, LANDMARKS, ORGANISATIONS, TITLES
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.phrases.roles import PORTFOLIOS, PREFIXES, is_head
from entrepot.reading.statements.text import Text

PLACE, HEAD, PREFIX, PORTFOLIO, ORG, LAND, TITLE, FN, NAME = 1, 2, 4, 8, 16, 32, 64, 128, 256
_ROMAN = re.compile(r"[ivxlc]+")
_MINISTRY_RU = re.compile(
    r"мин(?:эконом|фин|пром|сельхоз|транс|энерг|здрав|юст|обр|культ|спорт|строй|торг|природ|цифр|связ|труд|архстрой|нефт|агро)\w*"
)
_SURNAME_RU = re.compile(r"\w+(?:ов|ев|ин|ский|цкий|ова|ева|ина|ский|ко)(?:а|у|ым|ой|е)?")


_OPENING = 3
_OPENINGS = frozenset(word[:_OPENING] for word in ORGANISATIONS | LANDMARKS if not word.isascii())
"""The letters that every form of a Russian institution or landmark begins with: other words need no grammar here."""


@lru_cache(maxsize=100_000)
def _lexical(word: str) -> int:
    mask = 0
    if is_head(word):
        mask |= HEAD
    if word in PREFIXES:
        mask |= PREFIX
    if word in PORTFOLIOS:
        mask |= PORTFOLIO
    base = russian.forms(word)[0].normal if word[:_OPENING] in _OPENINGS else word
    if word in ORGANISATIONS or base in ORGANISATIONS or _MINISTRY_RU.fullmatch(word):
        mask |= ORG
    if word in LANDMARKS or base in LANDMARKS:
        mask |= LAND
    if word in TITLES:
        mask |= TITLE
    if word in FUNCTION:
        mask |= FN
    return mask


def tags(text: Text, places: Sequence[Place]) -> list[int]:
    """What each token can be in and around a name, as bits."""
    tokens, whole = text.tokens, text.document.text
    words, shapes = tokens.words, tokens.shapes
    found = [_lexical(word) if shape in "wC" else 0 for word, shape in zip(words, shapes, strict=True)]
    for at, shape in enumerate(shapes):
        may = shape == "C" and (found[at] == 0 or (not found[at] & (FN | HEAD | ORG) and is_given(words[at])))
        if may and not (_ROMAN.fullmatch(words[at]) and whole[tokens.starts[at] : tokens.ends[at]].isupper()):
            found[at] |= NAME
    for place in places:
        at = bisect_right(tokens.ends, place.start)
        after = at
        while after < len(words) and tokens.starts[after] < place.end:
            found[after] = found[after] & ~(NAME | FN) | PLACE
            after += 1
        if after == at + 1 and _names_a_person(text, found, at):
            found[at] = NAME
    return found


def _names_a_person(text: Text, found: list[int], at: int) -> bool:
    """Whether the name of a place is a given name here: «аким области Алтай Кульгинов»."""
    tokens = text.tokens
    if at + 1 >= len(tokens) or not found[at + 1] & NAME or at == 0:
        return False
    if tokens.words[at].isascii():
        return bool(found[at - 1] & HEAD) and tokens.shapes[at - 1] == "C" and is_given(tokens.words[at])
    return (
        tokens.shapes[at - 1] == "w"
        and _SURNAME_RU.fullmatch(tokens.words[at + 1]) is not None
        and bool(found[at - 1] & (LAND | HEAD))
    )


def is_given(word: str) -> bool:
    """Whether a lower-case word is a known given name."""
    if word.isascii():
        return word in GIVEN
    return "а" <= word[0] <= "я" and russian.is_given_name(word)
