"""What each word can be in and around a person's name: an office, a place, an institution, a name."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import combining, normalize

from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases import russian
from entrepot.reading.statements.phrases.name_cases import is_listed
from entrepot.reading.statements.phrases.name_words import FUNCTION, GIVEN, LANDMARKS, ORGANISATIONS, SYLLABLES, TITLES
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


def _lexical(word: str) -> int:
    if not word[0].isalpha():
        return 0
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


_LEXICAL = ByWord(_lexical)
_IS_ROMAN = ByWord(lambda word: _ROMAN.fullmatch(word) is not None)


def tags(text: Text, places: Sequence[Place]) -> list[int]:
    """What each token can be in and around a name, as bits."""
    tokens, whole = text.tokens, text.document.text
    words, shapes = tokens.words, tokens.shapes
    found = [*map(_LEXICAL.__getitem__, words)]
    for at in [at for at, shape in enumerate(shapes) if shape == "C"]:
        may = found[at] == 0 or (not found[at] & (FN | HEAD | ORG) and is_given(words[at]))
        if may and not (_IS_ROMAN[words[at]] and whole[tokens.starts[at] : tokens.ends[at]].isupper()):
            found[at] |= NAME
        elif words[at] in SYLLABLES and _is_syllable(text, found, at):
            found[at] = NAME
    for place in places:
        at = bisect_right(tokens.ends, place.start)
        after = at
        while after < len(words) and tokens.starts[after] < place.end:
            found[after] = found[after] & ~(NAME | FN) | PLACE
            after += 1
        if after == at + 1 and _names_a_person(text, found, at):
            found[at] = NAME
    return found


def _is_syllable(text: Text, found: list[int], at: int) -> bool:
    """Whether a function word is a part of a name: after the first word of one, or before the rest after an office."""
    words, shapes = text.tokens.words, text.tokens.shapes
    if at and shapes[at - 1] == "C" and found[at - 1] & NAME and is_given(words[at - 1]):
        return True
    if at and shapes[at - 1] == "C" and not words[at].isascii():
        return bool(found[at - 1] & NAME) or (at + 1 < len(words) and shapes[at + 1] == "C")
    opens = at == 0 or not (shapes[at - 1] == "w" or found[at - 1] & (HEAD | TITLE | PORTFOLIO))
    return not opens and at + 1 < len(words) and shapes[at + 1] == "C" and found[at + 1] == 0


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
    return _IS_GIVEN[word]


def _given(word: str) -> bool:
    if word.isascii():
        return word in GIVEN
    if "а" <= word[0] <= "я":
        return russian.is_given_name(word) or is_listed(word)
    return _bare(word) in GIVEN


_IS_GIVEN = ByWord(_given)


def _bare(word: str) -> str:
    """A word without the marks on its letters: "péter" is "peter"."""
    return "".join(char for char in normalize("NFKD", word.replace("ı", "i").replace("ł", "l")) if not combining(char))
