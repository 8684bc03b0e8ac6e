"""Where the clause around some words begins and ends."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.undertakings.clause_joints import joints

_SPEECH = words("roles", "speech")
_FIRST = r"[\s;:\[\]“”«»\"„.…,]"
"""The characters that a boundary begins with: one of them is read, and all else looks back at it, so that the search
passes over all other characters at once."""
_MARKS = (
    r"(?<=[;:])(?=\s)|(?<=[\[\]])|(?<=[“”«»\"„])(?=\W|$)|(?:(?<=\s[“«\"„])|(?<=[“«\"„])(?<![\s\S]{2}))(?=\w)"
    r"|(?<=\.)\.\.|(?<=…)"
)
_COMMA = (
    r"(?:(?:and|but|so|or|yet)\s+)(?:he|she|it|they|we|i|there|both|this|these|that)\b|(?:he|she|it|they|we|i)\s"
    r"|but\b|yet\b|and (?:so|once|if|when|now)\b|(?:и|а|но)\s+(?:теперь|потом|затем|поэтому|тогда)\b"
    r"|(?:while|whereas|because|although|though|since|if|when|unless|according)\b"
    r"|(?:(?:и|а|но)\s+)?(?:он|она|они|мы|я)\s"
    r"|(?:если|хотя|так как|поскольку|потому|тогда|а|но|при этом|по (?:его|её|ее) словам|по словам)\b"
)
"""What goes on after a comma as a clause of its own."""
_SUBORDINATE = r"(?:who|which|where|as|with the)\b|(?:котор\w+|где|что|чтобы|как|когда)\b"
"""What begins a clause after a comma that the clause before goes on with."""
_SPACE = (
    r"[–—]{1,2}\s|--?\s"
    r"|(?=(?:while|whereas|because|although|unless)\s"
    r"|(?:and|but)\s+(?:he|she|it|they|we|i|there|that|also (?:he|she))\b)"
)
_BOUNDARY = re.compile(
    rf"{_FIRST}(?:(?<=\s)(?=[-–—wbua])(?:{_SPACE})"
    rf"|(?<!\s)(?:(?<=,)\s+(?=(?:{_COMMA})|(?P<subordinate>{_SUBORDINATE}))|{_MARKS}))",
    re.IGNORECASE,
)
_SAID_THAT = pattern(
    r"\s(?:said|says|noted|stressed|emphasi[sz]ed|added|told [\w’' ]{3,40}|believes|thinks|assured [\w’' "
    r"]{3,40}|stated|pointed out|announced|explained|reported|underlined|recalled|remarked|mentioned|informed|"
    r"say|confirmed|reiterated|hopes?)(?:\s(?:\w+day|at [^,]{3,60}|in [^,]{3,40}))?,?\s+that\s+"
    r"|(?:сказал\w*|отметил\w*|заявил\w*|сообщил\w*|подчеркнул\w*|добавил\w*|рассказал\w*|пояснил\w*|"
    r"уточнил\w*|напомнил\w*|считает|уверен\w*), что\s"
)


class Clause(NamedTuple):
    """Characters of the document's text."""

    start: int
    end: int


class _Boundaries(NamedTuple):
    """Where the clauses of a sentence may begin and end, as positions in it, in order.

    lefts: 0 and where each boundary ends; begins: for each of them, where the words begin after "According to him,".
    rights: where each boundary starts, and the sentence's end; but: those of them before a "but".
    """

    lefts: list[int]
    begins: list[int]
    rights: list[int]
    but: frozenset[int]


def clause_around(text: Text, sentence: Sentence, start: int, end: int) -> Clause:
    """The clause of a sentence that holds the words from `start` to `end`."""
    said = text.words_of(sentence)
    found = _boundaries(said, sentence.language == "ru")
    start, end = start - sentence.start, end - sentence.start
    at = bisect_right(found.lefts, start) - 1
    left = found.begins[at] if found.begins[at] <= start else found.lefts[at]
    ends = found.rights[bisect_left(found.rights, end) :] or [len(said)]
    right = next(one for one in ends if one not in found.but or _CORRECTED.search(said, found.lefts[at], one) is None)
    left, right = trimmed(said, left, right)
    return Clause(left + sentence.start, right + sentence.start)


@lru_cache(maxsize=64)
def _boundaries(said: str, is_russian: bool) -> _Boundaries:
    folded = said.casefold()
    marks = [match for match in _BOUNDARY.finditer(said) if _parts(said, match)]
    lefts = {0, *[match.end() for match in marks]}
    if "that" in folded or "что" in folded:
        lefts.update([match.end() for match in _SAID_THAT.finditer(said)])
    ends = [match for match in marks if match["subordinate"] is None]
    ends = [match for match in ends if match.group() != ":" or not _list_follows(said, match.end())]
    rights = {len(said), *[match.start() for match in ends], *[match.start() for match in _SPEAKER.finditer(said)]}
    for first, last in joints(said, is_russian):
        rights.add(first)
        lefts.add(last)
    but = frozenset([match.start() for match in ends if said.startswith("but ", match.end())])
    ordered = sorted(lefts)
    return _Boundaries(ordered, [_after_speaker(said, left) for left in ordered], sorted(rights), but)


def _parts(said: str, match: re.Match[str]) -> bool:
    """Whether a boundary's mark parts clauses: not within brackets, and not a name's quotation mark."""
    return not _inside_brackets(said, match.start()) and not _is_name(said, match)


_CORRECTED = pattern(r"\bnot (?:so much|only|just)\b")


def trimmed(whole: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and punctuation at its ends."""
    while start < end and whole[start] in ' ,;:–—-\n\t“”«»"„.…':
        start += 1
    while end > start and whole[end - 1] in " ,;:–—-\n\t.!?…“„":
        end -= 1
    while (
        end > start
        and whole[end - 1] in '”»"'
        and whole.count(whole[end - 1], start, end) == 1
        and not any(opener in whole[start:end] for opener in "“«")
    ):
        end -= 1
    return start, end


_CLOSING = re.compile('[»”“"]')


def _is_name(said: str, match: re.Match[str]) -> bool:
    """Whether a quotation mark belongs to a short name in quotes: «Татнефть», "Green corridors"."""
    mark = match.group()
    if mark in ("«", "“", "„", '"') and match.end() < len(said) and said[match.end()].isalnum():
        close = _CLOSING.search(said, match.end())
        return close is not None and said.count(" ", match.end(), close.start()) < 4
    if mark in ("»", "”", '"', "“"):
        opener = max(said.rfind(c, 0, match.start()) for c in '«“"„')
        return opener >= 0 and said.count(" ", opener, match.start()) < 4
    return False


def _inside_brackets(said: str, at: int) -> bool:
    opened = said.rfind("(", 0, at)
    return opened >= 0 and said.find(")", opened, at) < 0 <= said.find(")", at)


def _list_follows(said: str, start: int) -> bool:
    """Whether a colon opens a list, or a name that says who was meant: "a specific plant: Savushkin Product"."""
    return "," in said[start:] or _NAMED.match(said, start) is not None


_NAMED = re.compile(r"\s*[«“\"]?(?:[A-ZА-ЯЁ][\w’'-]*[\s»”\".]*){1,5}$")


_SPEAKER = re.compile(
    r",\s+(?:as\s+|как\s+)?(?:(?:[A-ZА-ЯЁ][^,;“”]{2,120}?|(?:the|an?|he|she|it|his|her|its|local|state|глава|"
    r"губернатор|министр|премьер[\w-]*|президент|он|она)\s(?:[^,;“”]{0,70}?\s)??))"
    rf"(?:{'|'.join(sorted(_SPEECH))}|reports?|reported|writes?|"
    r"(?:has )?learn(?:ed|t)|сообщает|сообщают|передает|пишет|информирует)\b"
    rf"|,\s+(?:{'|'.join(sorted(_SPEECH))}|сообщает|сообщили|сообщают|передает|пишет|информирует|reports)\b"
)
"""", the governor said" at a clause's end."""


_INTRODUCTION = pattern(
    r"(?:according to [^,]{2,60}|in turn|for (?:his|her|its|their) part|in particular|as (?:he|she) (?:put it|"
    r"said|noted)|first of all|firstly|above all|in continuation of [^,]{2,80}|as part of [^,]{2,90}|"
    r"considering that [^,]{2,90}|"
    r"прежде всего|в первую очередь|в продолжение [^,]{2,80}|moreover|in addition|besides|also|"
    r"(?:for|to) (?:this|that)(?: end| purpose| reason)?|to do (?:this|so)|if (?:you (?:wish|want|like)|needed|"
    r"necessary|possible|so)|"
    r"(?:given|considering|thanks to|due to|in view of|with) [^,;.“”]{2,80}|если (?:нужно|необходимо|хотите|"
    r"надо)|при желании|"
    r"(?:учитывая|благодаря|с учетом) [^,;.«»]{2,80}|для этого|с этой целью|"
    r"following the (?:meeting|talks)|at the (?:meeting|talks)|during the (?:meeting|talks|visit)|по "
    r"(?:его|её|ее) (?:словам|мнению)|по словам [^,]{2,60}|"
    r"в свою очередь|кроме того|также|в частности|вместе с тем|при этом|в ходе (?:встречи|переговоров)|на "
    r"встрече|сейчас)\s*,\s+"
)


_WORD, _FEW = re.compile(r"[^\W\d_]+"), 8


def _after_speaker(said: str, start: int) -> int:
    """Where a clause begins without "According to him," and "X said,"."""
    match = _INTRODUCTION.match(said, start)
    if match is not None:
        return match.end()
    comma = said.find(", ", start)
    if comma >= 0:
        before = _WORD.findall(said[start:comma].casefold()) if said.count(" ", start, comma) < _FEW else ()
        if len(before) < _FEW and not _SPEECH.isdisjoint(before):
            return comma + 2
    return start
