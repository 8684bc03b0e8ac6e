"""Bodies: ministries, chambers and universities, whose names hold the names of fields: "Ministry of Agriculture"."""

import re

from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.text import Sentence

_BODY = (
    r"ministr(?:y|ies)|minister|department|committee|university|institute|academy|chamber|directorate|agency|society|museum|"
    r"mission|association|union|commission|council|college|bureau|office|fund|federation"
)
_BODY_RU = (
    r"министр\w*|министерств\w*|комитет\w*|департамент\w*|управлени[ея]\w*|университет\w*|академи[яиюей]\w*|палат\w*|музе\w+|"
    r"институт\w*|ассоциаци\w+|комисси[яиюей]\w*|агентств\w*|фонд\w*|колледж\w*|совет\w*"
)
_NAMED_AFTER = re.compile(
    rf"\b(?i:{_BODY})\s+(?:of|for|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:,\s+|\s+(?:and|&|of)\s+|\s+))*$"
)
_NAMED_AFTER_RU = pattern(rf"\b(?:{_BODY_RU})\s+(?:по\s+)?(?:\w+\s+и\s+|\w+,\s+)?$")
_NAMED_BEFORE = re.compile(rf"\s+(?:(?:and|&)\s+[A-Z]\w+\s+|[A-Z]\w+\s+)?(?i:{_BODY})\b")
_NAMED_BEFORE_RU = re.compile(r"\s+(?:университет|институт|академи|колледж|палат)\w*", re.IGNORECASE)

_OF_BODY = pattern(rf"(?:\b(?:{_BODY}|director|{_BODY_RU})\s+(?:of|for|по|of the)?\s*[^,.;]{{0,45}})$")
_BODY_AFTER = re.compile(
    r"\s+(?:(?:and|и)\s+\w+\s+)?(?:ministr\w+|minister|department|committee|university|director|agency|mission|representation|"
    r"officials?|министр\w*|комитет\w*|представительств\w*)",
    re.IGNORECASE,
)


def names_body(whole: str, start: int, end: int) -> bool:
    """Whether words are part of a body's name, not a field that is spoken of: "Chamber of Commerce and Industry"."""
    first = max(0, start - 70)
    if _is_quoted_name(whole, start, end):
        return True
    if whole[start].isascii():
        return whole[start].isupper() and (
            _NAMED_AFTER.search(whole, first, start) is not None or _NAMED_BEFORE.match(whole, end) is not None
        )
    return _NAMED_AFTER_RU.search(whole, first, start) is not None or _NAMED_BEFORE_RU.match(whole, end) is not None


def _is_quoted_name(whole: str, start: int, end: int) -> bool:
    """Whether words stand within a company's name in quotes: «Энгельс-Ирригация», not «зелёная» энергетика."""
    opener = max(whole.rfind(mark, max(0, start - 40), start) for mark in "«“„")
    if opener < 0 or not whole[opener + 1].isupper() or _CLOSER.search(whole, opener + 1, start) is not None:
        return False
    close = _CLOSER.search(whole, end, end + 40)
    return close is not None and whole.count(" ", opener, close.start()) < _LONGEST_NAME


_CLOSER, _LONGEST_NAME = re.compile("[»”“]"), 4


def is_field(whole: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether words name a field, not part of some name ("Ministry of Agriculture", "Hohhot Customs")."""
    if (
        whole[start].isupper()
        and start > sentence.start + 1
        and whole[start - 2] not in ".:“«"
        and whole[start + 1].islower()
    ):
        return whole[end - 1].isalpha() and " " in whole[start:end]
    return _BODY_AFTER.match(whole, end) is None and (
        _OF_BODY.search(whole, max(sentence.start, start - 60), start) is None
    )
