"""Organisations named in words: plants, ministries, companies; different spellings of one name are one."""

import re
from functools import lru_cache
from typing import NamedTuple

from entrepot.nouns.spelling import romanised, spelling_key
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.name_words import GIVEN
from entrepot.reading.statements.phrases.word_tags import is_given

_HEADS = sorted(words("organisations", "heads_en"), key=len, reverse=True)
_BODIES = sorted(words("organisations", "bodies_en"), key=len, reverse=True)
_FORMS = sorted(words("organisations", "forms"), key=len, reverse=True)
_WORD = r"[A-Z][\w&’'-]*"
_SMALL = r"(?:of|and|for|the|&|de|du)"
_KINDS_RU = sorted(words("organisations", "kinds_ru"), key=len, reverse=True)
_PLAIN = words("organisations", "plain")
_PATTERNS = tuple(
    (re.compile(needed), re.compile(pattern))
    for needed, pattern in (
        ('[«“"]', rf"\b(?:{'|'.join(_FORMS)})\s+[«“\"][^«»“”\"\n]{{2,60}}[»”\"]"),
        ("[A-Z]", rf"\b(?:{'|'.join(_FORMS)})\s+{_WORD}(?:\s{_WORD}){{0,3}}"),
        (
            "[A-Z]",
            rf"\b{_WORD}(?:\s(?:{_WORD}|{_SMALL})){{0,5}}?\s(?:{'|'.join(_HEADS)})\b(?:\s(?:JSC|LLC|LLP|Ltd|Inc|"
            rf"Corp|OJSC|PJSC|Holding|Group)\b)?",
        ),
        (
            "[A-Z]",
            rf"\b(?:{'|'.join(_BODIES)})\s(?:of|for)\s(?:the\s)?{_WORD}(?:(?:,?\s(?:and|of|for|the)\s|,?\s){_WORD}){{0,5}}",
        ),
        ("[A-Z]", rf"\b{_WORD}(?:\s{_WORD}){{0,2}}\s(?:JSC|LLC|LLP|OJSC|PJSC|Ltd\.?|Inc\.?|GmbH|AG|SA|Plc)\b"),
        ("«", r"«[А-ЯЁA-Z][^«»\n]{1,50}»"),
        (
            "[А-ЯЁ]",
            rf"(?<!^)\b(?:{'|'.join(w.capitalize() for w in _KINDS_RU)}|[А-ЯЁ][\w-]+(?:ский|ный|ская|ное|ской|ного|"
            rf"ному|ским|ном)(?:\s[а-яё-]+(?:ский|ный|ская|ное|ского|ного|ному|ским|"
            rf"ном)){{0,2}}\s(?:{'|'.join(_KINDS_RU)})\w{{0,3}})\b",
        ),
        (
            "[A-ZА-Я]",
            r"\b(?:MAZ|BelAZ|MTZ|MZKT|KamAZ|КамАЗ|БелАЗ|МАЗ|МТЗ|МЗКТ|ГАЗ|УАЗ|АвтоВАЗ|ТМК|РЖД|БелЖД)\b",
        ),
        (
            "[A-Z]",
            r"\b[A-Z][a-z]+(?:mash|liftmash|kommunmash|neft|gaz|prom|stroy|stroi|avto|trans|energo|atom|tech|agro|"
            r"lesbumprom|khim|metall)\b",
        ),
    )
)
"""What every match holds a character of, and the pattern."""


class Organisation(NamedTuple):
    """name as written, without quotation marks; start and end: where it stands; key: the same for every spelling."""

    start: int
    end: int
    name: str
    key: str


def find_organisations(text: str) -> list[Organisation]:
    """Every organisation that a text names, in its order; of two that overlap the longer."""
    found: list[Organisation] = []
    for needed, pattern in _PATTERNS:
        for match in pattern.finditer(text) if needed.search(text) else ():
            name = _name(match.group())
            if name and not _is_other(name, match.group()):
                start = match.start() + match.group().find(name)
                found.append(Organisation(start, start + len(name), name, key_of(name)))
    found.sort(key=lambda x: (x.start - x.end, x.start))
    kept: list[Organisation] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _name(raw: str) -> str:
    """Without "The" in front and marks around."""
    quoted = _QUOTED.search(raw)
    bare = quoted[1] if quoted else raw.strip().strip('«»“”" ,.')
    bare = _OFFICE.sub("", bare)
    while (head := bare.split(" ", 1)) and len(head) == 2 and head[0].casefold() in _PLAIN:
        bare = head[1]
    return bare if len(bare) > 2 and bare.casefold() not in _NO_NAMES else ""


_QUOTED = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]")
_OFFICE = re.compile(
    r"^(?:[A-Z]\w+ ){0,3}(?:General|Director|Head|Chairman|Minister|President|Heroes|Governor|Chief|CEO) of "
    r"(?:the )?"
)
_NO_NAMES = frozenset(
    (
        "soviet union",
        "european union",
        "union",
        "советский союз",
        "евросоюз",
        "eurasian economic union",
        "african union",
    )
)


def _is_other(name: str, raw: str) -> bool:
    """Whether the words are a person, a sentence's opening or a plain noun: "Many companies", «мы готовы»."""
    first = name.split()[0]
    if raw.startswith("«") and (name.count(" ") > 3 or name.endswith((".", "!", "?", ","))):
        return True
    return (" " not in name and (first.casefold() in _PLAIN or first.casefold() in GIVEN)) or (
        is_given(first.casefold())
        and len(name.split()) == 2
        and not raw.startswith("«")
        and name.split()[1][0].isupper()
        and name.split()[1] not in _HEADS
    )


_LEGAL = re.compile(
    r"\b(?:jsc|ojsc|pjsc|cjsc|llc|llp|ltd|inc|corp|co|company|holding|group|oao|ooo|pao|zao|ao|gp|rup|oo|works|"
    r"plant|zavod)\b\.?"
)


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """One key for the spellings of a name: «Могилевлифтмаш», "Mogilevliftmash", "Mogilevliftmash JSC"."""
    latin = _LEGAL.sub(" ", re.sub(r"[«»“”\"'’.,&-]", " ", romanised(name).casefold()))
    return spelling_key(latin) if latin.strip() else name.casefold()
