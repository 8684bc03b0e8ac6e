"""Where the clause around some words begins and ends."""

import re
from typing import NamedTuple

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.text import Sentence, Text
from entrepot.reading.statements.undertakings.clause_joints import joints

_SPEECH = words("roles", "speech")
_MARKS = r"[;:](?=\s)|[\[\]]|[“”«»\"„](?=\W|$)|(?:^|(?<=\s))[“«\"„](?=\w)|\.{3}|…"
_COMMA = (
    r"(?:(?:and|but|so|or|yet)\s+)(?:he|she|it|they|we|i|there|both|this|these|that)\b|(?:he|she|it|they|we|i)\s"
    r"|but\b|yet\b|and (?:so|once|if|when|now)\b|(?:и|а|но)\s+(?:теперь|потом|затем|поэтому|тогда)\b"
    r"|(?:while|whereas|because|although|though|since|if|when|unless|according)\b"
    r"|(?:(?:и|а|но)\s+)?(?:он|она|они|мы|я)\s"
    r"|(?:если|хотя|так как|поскольку|потому|тогда|а|но|при этом|по (?:его|её|ее) словам|по словам)\b"
)
"""What goes on after a comma as a clause of its own."""
_COMMA_SUBORDINATE = r"|(?:who|which|where|as|with the)\b|(?:котор\w+|где|что|чтобы|как|когда)\b"
_SPACE = (
    r"[–—]{1,2}\s|--?\s"
    r"|(?=(?:while|whereas|because|although|unless)\s"
    r"|(?:and|but)\s+(?:he|she|it|they|we|i|there|that|also (?:he|she))\b)"
)
_SPACE_SAID_THAT = (
    r"|(?:said|says|noted|stressed|emphasi[sz]ed|added|told [\w’' ]{3,40}|believes|thinks|assured [\w’' "
    r"]{3,40}|stated|pointed out|announced|explained|reported|underlined|recalled|remarked|mentioned|informed|"
    r"say|confirmed|reiterated|hopes?)(?:\s(?:\w+day|at [^,]{3,60}|in [^,]{3,40}))?,?\s+that\s+"
)
_SAID_THAT_RU = (
    r"|(?:сказал\w*|отметил\w*|заявил\w*|сообщил\w*|подчеркнул\w*|добавил\w*|рассказал\w*|пояснил\w*|"
    r"уточнил\w*|напомнил\w*|считает|уверен\w*), что\s"
)
_FIRST = r"\s;:\[\]“”«»\"„.…,"
"""The characters that a boundary begins with, so that all others are passed over at once; what begins with a comma or
a space is gathered behind it for the same reason."""


def _pattern(comma: str, space: str, others: str = "", first: str = "") -> re.Pattern[str]:
    return re.compile(f"(?=[{_FIRST}{first}])(?:{_MARKS}|,\\s+(?={comma})|\\s(?:{space}){others})", re.IGNORECASE)


_LEFT = _pattern(_COMMA + _COMMA_SUBORDINATE, _SPACE)
_LEFT_OF_SAID = _pattern(_COMMA + _COMMA_SUBORDINATE, _SPACE + _SPACE_SAID_THAT, _SAID_THAT_RU, "созпдрун")
"""With "said that", for sentences that hold a "that"."""
_RIGHT = _pattern(_COMMA, _SPACE)


class Clause(NamedTuple):
    """Characters of the document's text."""

    start: int
    end: int


def clause_around(text: Text, sentence: Sentence, start: int, end: int) -> Clause:
    """The clause of a sentence that holds the words from `start` to `end`."""
    whole = text.document.text
    left, right = sentence.start, sentence.end
    said = text.words_of(sentence).casefold()
    for match in (_LEFT_OF_SAID if "that" in said or "что" in said else _LEFT).finditer(whole, sentence.start, start):
        if (
            match.end() <= start
            and not _inside_brackets(whole, match.start(), sentence)
            and not _is_name(whole, match, sentence)
        ):
            left = match.end()
    for match in _RIGHT.finditer(whole, max(end - 1, start), sentence.end):
        if match.start() < end or _inside_brackets(whole, match.start(), sentence) or _is_name(whole, match, sentence):
            continue
        if match.group() == ":" and _list_follows(whole, match.end(), sentence.end):
            continue
        if _CORRECTED.search(whole, left, match.start()) and whole.startswith("but ", match.end()):
            continue
        right = match.start()
        break
    for first, last in joints(text.words_of(sentence), sentence.language == "ru"):
        if sentence.start + last <= start:
            left = max(left, sentence.start + last)
        elif sentence.start + first >= end:
            right = min(right, sentence.start + first)
            break
    right = _before_speaker(text, sentence, end, right)
    left = _after_speaker(text, left, start)
    return Clause(*trimmed(whole, left, right))


_CORRECTED = re.compile(r"\bnot (?:so much|only|just)\b", re.IGNORECASE)


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


def _is_name(whole: str, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether a quotation mark belongs to a short name in quotes: «Татнефть», "Green corridors"."""
    mark = match.group()
    if mark in ("«", "“", "„", '"') and match.end() < sentence.end and whole[match.end()].isalnum():
        close = _CLOSING.search(whole, match.end(), sentence.end)
        return close is not None and whole.count(" ", match.end(), close.start()) < 4
    if mark in ("»", "”", '"', "“"):
        opener = max(whole.rfind(c, sentence.start, match.start()) for c in '«“"„')
        return opener >= 0 and whole.count(" ", opener, match.start()) < 4
    return False


def _inside_brackets(whole: str, at: int, sentence: Sentence) -> bool:
    opened = whole.rfind("(", sentence.start, at)
    return opened >= 0 and whole.find(")", opened, at) < 0 <= whole.find(")", at, sentence.end)


def _list_follows(whole: str, start: int, end: int) -> bool:
    """Whether a colon opens a list, or a name that says who was meant: "a specific plant: Savushkin Product"."""
    return whole.count(",", start, end) >= 1 or _NAMED.match(whole, start, end) is not None


_NAMED = re.compile(r"\s*[«“\"]?(?:[A-ZА-ЯЁ][\w’'-]*[\s»”\".]*){1,5}$")


_SPEAKER = re.compile(
    r",\s+(?:as\s+|как\s+)?(?:(?:[A-ZА-ЯЁ][^,;“”]{2,120}?|(?:the|an?|he|she|it|his|her|its|local|state|глава|"
    r"губернатор|министр|премьер[\w-]*|президент|он|она)\s(?:[^,;“”]{0,70}?\s)??))"
    rf"(?:{'|'.join(sorted(_SPEECH))}|reports?|reported|writes?|"
    r"(?:has )?learn(?:ed|t)|сообщает|сообщают|передает|пишет|информирует)\b"
    rf"|,\s+(?:{'|'.join(sorted(_SPEECH))}|сообщает|сообщили|сообщают|передает|пишет|информирует|reports)\b"
)


def _before_speaker(text: Text, sentence: Sentence, start: int, end: int) -> int:
    """Leave out ", the governor said" at the clause's end."""
    match = _SPEAKER.search(text.document.text, start, sentence.end)
    return min(end, match.start()) if match is not None else end


_INTRODUCTION = re.compile(
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
    r"встрече|сейчас)\s*,\s+",
    re.IGNORECASE,
)


def _after_speaker(text: Text, start: int, end: int) -> int:
    """Leave out "According to him," and "X said," at the clause's beginning."""
    whole = text.document.text
    match = _INTRODUCTION.match(whole, start, end)
    if match is not None:
        return match.end()
    comma = whole.find(", ", start, end)
    if comma >= 0:
        before = re.findall(r"[^\W\d_]+", whole[start:comma].casefold())
        if before and len(before) < 8 and any(word in _SPEECH for word in before):
            return comma + 2
    return start
