"""Spelling: names across alphabets, romanised for showing and keyed for comparing.

Romanisation follows the simplified BGN/PCGN form that news agencies use («Георгий Филимонов» -> "Georgy Filimonov").
"""

import re
from functools import lru_cache

_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіў",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i u".replace("_", "").split(" "),
        strict=True,
    )
)
_CYRILLIC = re.compile(r"[А-яЁёІіЎў]+")
_VOWELS = "аеёиоуыэюяьъ"
_ALIKE = tuple(
    (re.compile(one), other)
    for one, other in (
        ("shch|sch", "sh"),
        ("kh", "h"),
        ("x", "ks"),
        ("[yi]o", "e"),
        ("c(?!h)", "k"),
        ("[yij]+", "i"),
        ("ie", "e"),
        (r"(.)\1", r"\1"),
    )
)


def is_cyrillic(text: str) -> bool:
    """Whether a text is written in Cyrillic letters, at least in part."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=20_000)
def romanised(text: str) -> str:
    """Cyrillic words in Latin letters; everything else as it stands."""
    return _CYRILLIC.sub(lambda found: _word(found[0]), text)


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """One key for the spellings of a name: «Филимонов», "Filimonov"; for comparing, not for showing."""
    key = "".join(re.sub(r"[^\w\s]|_", " ", romanised(name).casefold()).split())
    for alike, other in _ALIKE:
        key = alike.sub(other, key)
    return key or name.casefold()


def _word(word: str) -> str:
    lower = word.casefold()
    out = ""
    for at, letter in enumerate(lower):
        latin = _LETTERS.get(letter, letter)
        if letter == "е" and (at == 0 or lower[at - 1] in _VOWELS):
            latin = "ye"
        if letter == "и" and lower[at + 1 :] == "й":
            latin = ""
        out += latin
    if word.isupper() and len(word) > 1:
        return out.upper()
    return out[:1].upper() + out[1:] if word[0].isupper() else out
