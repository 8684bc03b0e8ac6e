"""Russian words: part of speech, case, and the nominative of a person's name."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

CASES = {"nomn": "nomn", "gent": "gent", "gen2": "gent", "accs": "gent", "datv": "datv", "ablt": "ablt", "loct": "loct",
         "loc2": "loct", "voct": "nomn"}  # fmt: skip


class Form(NamedTuple):
    """One reading of a word. part: noun, adjective, verb, infinitive, preposition, conjunction or other."""

    normal: str
    part: str
    case: str
    gender: str
    plural: bool
    given_name: bool


_PARTS = {"NOUN": "noun", "NPRO": "pronoun", "ADJF": "adjective", "PRTF": "adjective", "ADJS": "short", "PRTS": "short",
          "VERB": "verb", "INFN": "infinitive", "GRND": "gerund", "PREP": "preposition", "CONJ": "conjunction",
          "NUMR": "number", "ADVB": "adverb", "COMP": "adverb", "PRCL": "particle"}  # fmt: skip


@lru_cache(maxsize=1)
def _analyser() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path())


_RUSSIAN = re.compile(r"[a-z\d’'.-]*[а-яёіў][a-zа-яёіў\d’'.-]*")


@lru_cache(maxsize=20_000)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_analyser().parse(word)[:6])


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[Form, ...]:
    """The readings of a lower-case word, likeliest first; one that says nothing where it is no Russian word."""
    if not _RUSSIAN.fullmatch(word):
        return (Form(word, "other", "", "", False, False),)
    parses = _parses(word)
    named = any(_is_name(parse.tag) for parse in parses) and _analyser().word_is_known(word)
    return tuple([Form(parse.normal_form, *_grammar(parse.tag), named and _is_name(parse.tag)) for parse in parses])


@lru_cache(maxsize=10_000)
def _grammar(tag: Any) -> tuple[str, str, str, bool]:
    """Part of speech, case, gender and whether it is a plural: there are few such sets of them."""
    part = _PARTS.get(str(tag.POS), "other")
    return part, str(tag.case or ""), str(tag.gender or ""), tag.number == "plur"


def _is_name(tag: Any) -> bool:
    return "Name" in tag.grammemes


def part(word: str) -> str:
    """The likeliest part of speech."""
    return forms(word)[0].part


@lru_cache(maxsize=50_000)
def verb_forms(word: str) -> tuple[str, ...]:
    """What a lower-case word likeliest is as a verb: its tense with aspect, its tense with person; () if it is none."""
    if not _RUSSIAN.fullmatch(word):
        return ()
    tag = _parses(word)[0].tag
    match str(tag.POS):
        case "VERB" if tag.mood == "impr":
            return ("imperative",)
        case "VERB" if tag.tense == "past":
            return (f"past {tag.aspect}",)
        case "VERB":
            return (f"{tag.tense} {tag.aspect}", f"{tag.tense} {tag.person} {tag.number}")
        case "INFN":
            return (f"infinitive {tag.aspect}",)
        case "PRTS":
            return (f"short participle {tag.aspect}",)
        case "PRTF":
            return (f"participle {tag.tense}",)
        case "ADJS" | "PRED" | "GRND":
            return (str(tag.POS),)
    return ()


def is_given_name(word: str) -> bool:
    return any(form.given_name for form in forms(word))


def case_of(word: str) -> str:
    """Of a noun of an office, masculine where it can be: nomn, gent (genitive or accusative), datv, ablt or loct."""
    readings = forms(word)
    chosen = next((form for form in readings if form.gender == "masc" and not form.plural), readings[0])
    return CASES.get(chosen.case, "nomn")


@lru_cache(maxsize=20_000)
def nominative_of(word: str) -> str:
    """A noun or adjective in the nominative singular, its capital kept; the word itself when it has no such form."""
    for parse in _analyser().parse(word.casefold()):
        if str(parse.tag.POS) in ("NOUN", "ADJF", "PRTF"):
            wanted = {"nomn", "sing"} | (
                {"masc"} if str(parse.tag.POS) != "NOUN" and parse.tag.number == "plur" else set()
            )
            changed = parse.inflect(wanted)
            if changed is not None:
                found = str(changed.word)
                return found.capitalize() if word[:1].isupper() else found
    return word


_STEM = re.compile(r"(?:ого|его|ому|ему|ыми|ым|им|ом|ем|ой|ей|ая|ую|ий|ый|у|а|е|ю|я|ы|и|й|ь|о)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the cases of a surname share: «токаев» for «Токаевым»."""
    return _STEM.sub("", word) if len(word) > 4 else word


_FLEETING = re.compile(r"[бвгджзйклмнпрстфхчшщ]ц(?:а|у|ом|ем|е)$")


@lru_cache(maxsize=5_000)
def surname(word: str, case: str) -> str | None:
    """A surname whose last vowel goes, in the nominative: «Зайцем» is «Заяц», «Кравцу» «Кравец»."""
    if _FLEETING.search(word) is None:
        return None
    for parse in _parses(word.casefold()):
        if parse.tag.gender == "masc" and CASES.get(str(parse.tag.case)) == case and parse.normal_form.endswith("ц"):
            return str(parse.normal_form).capitalize()
    return None
