"""The nominative of a Russian name, from the case that its words and what stands before it tell."""

import re
from functools import lru_cache

from entrepot.reading.statements.lexicon import words as listed
from entrepot.reading.statements.phrases.russian import CASES, forms, stem, surname

_MASCULINE = {
    "gent": ((r"зода$", "зода"), (r"(?:[гк]ул|огл|кыз)ы$", r"\g<0>"),
             (r"ского$", "ский"), (r"цкого$", "цкий"), (r"ого$", "ый"), (r"его$", "ий"),
             (r"(?<=[аеёиоуыэюя])я$", "й"), (r"я$", "ь"), (r"(?<=[бвгджзклмнпрстфхцчшщ])а$", ""),
             (r"(?<=[бвгджзклмнпрстфхцчшщ])[ыу]$", "а"), (r"(?<=[жшчщгкх])и$", "а")),
    "datv": ((r"скому$", "ский"), (r"цкому$", "цкий"), (r"ому$", "ый"), (r"ему$", "ий"),
             (r"(?<=[аеёиоуыэюя])ю$", "й"), (r"ю$", "ь"), (r"(?<=[бвгджзклмнпрстфхцчшщ])у$", "")),
    "ablt": ((r"(?<=[оеё]в)ым$", ""), (r"(?<=[иы]н)ым$", ""), (r"ым$", "ый"), (r"им$", "ий"),
             (r"(?<=[аеёиоуыэюя])ем$", "й"), (r"(?<=[жшчщц])ем$", ""), (r"ем$", "ь"), (r"ом$", ""),
             (r"(?<=[бвгджзклмнпрстфхцчшщ])ой$", "а")),
    "loct": ((r"ском$", "ский"), (r"(?<=[аеёиоуыэюя])е$", "й"), (r"ии$", "ий"), (r"(?<=[бвгджзклмнпрстфхцчшщ])е$", "")),
}  # fmt: skip
_FEMININE = {
    "gent": ((r"(?<=[оеё]в)ой$", "а"), (r"(?<=[иы]н)ой$", "а"), (r"(?<=[оеё]в)у$", "а"), (r"(?<=[иы]н)у$", "а"),
             (r"ской$", "ская"), (r"скую$", "ская"), (r"ии$", "ия"), (r"ию$", "ия"), (r"ьи$", "ья"), (r"ью$", "ья"),
             (r"ы$", "а"), (r"и$", "а"), (r"у$", "а"), (r"ю$", "я")),
    "datv": ((r"(?<=[оеё]в)ой$", "а"), (r"(?<=[иы]н)ой$", "а"), (r"ской$", "ская"), (r"ии$", "ия"),
             (r"ье$", "ья"), (r"е$", "а")),
    "ablt": ((r"(?<=[оеё]в)ой$", "а"), (r"(?<=[иы]н)ой$", "а"), (r"ской$", "ская"), (r"ией$", "ия"), (r"ьей$", "ья"),
             (r"ой$", "а"), (r"ей$", "я")),
    "loct": ((r"(?<=[оеё]в)ой$", "а"), (r"(?<=[иы]н)ой$", "а"), (r"ской$", "ская"), (r"ии$", "ия"),
             (r"ье$", "ья"), (r"е$", "а")),
}  # fmt: skip
_RULES = {
    gender: {case: tuple((re.compile(pattern), end) for pattern, end in rules) for case, rules in table.items()}
    for gender, table in (("m", _MASCULINE), ("f", _FEMININE))
}
_GIVEN = {stem(name): name for name in listed("names", "given_ru")}
_ENDINGS = tuple(
    (re.compile(pattern), frozenset(cases.split()))
    for pattern, cases in (
        (r"(?:[оеё]в|[иы]н)ой$", "gent datv ablt loct"),
        (r"(?:[оеё]в|[иы]н)ым$|ским$|цким$", "ablt"),
        (r"(?:[оеё]в|[иы]н)у$", "datv gent"),
        (r"(?:[оеё]в|[иы]н)е$|ском$|цком$", "loct"),
        (r"ского$|цкого$", "gent"),
        (r"скому$|цкому$", "datv"),
        (r"скую$|цкую$", "gent"),
        (r"ск(?:ий|ая)$|цк(?:ий|ая)$", "nomn"),
        (r"[ыи]х$|о$", ""),
        (r"[бвгджзклмнпрстфхцчшщаеиоу](?:ом|ем)$", "ablt"),
        (r"[бвгджзклмнпрстфхцчшщйь]$", "nomn"),
        (r"[бвгджзклмнпрстфхцчшщаеийоу][ую]$", "datv"),
        (r"[бвгджзклмнпрстфхцчшщаеийоу][ая]$", "gent nomn"),
    )
)
_AFTER = {"": "nomn", "а": "gent", "я": "gent", "у": "datv", "ю": "datv", "ом": "ablt", "ем": "ablt", "е": "loct"}
_ANY: frozenset[str] = frozenset()


def is_listed(word: str) -> bool:
    """Whether a lower-case word is a form of a given name that the dictionary of Russian lacks: «шавкатом»."""
    return stem(word) in _GIVEN


def case_of_name(words: list[str], guess: str) -> str:
    """The case that most of a name's words can stand in: the guessed one where it is among those, else the likeliest
    one of the given name."""
    plain = [word.casefold().replace("ё", "е") for word in words]
    told = [cases for word in plain if (cases := _cases(word))]
    known = (CASES.get(form.case, "nomn") for word in plain for form in forms(word) if form.given_name)
    order = [case for case in (guess, next(known, ""), "nomn", "datv", "gent", "ablt", "loct") if case]
    return max(order, key=lambda case: sum(case in cases for cases in told)) if told else guess or "nomn"


@lru_cache(maxsize=20_000)
def _cases(word: str) -> frozenset[str]:
    """The cases that a word of a name can stand in; none when it does not tell."""
    if len(word) < 4:
        return _ANY
    known = [form for form in forms(word) if form.given_name and not form.plural]
    if known:
        return frozenset(CASES.get(form.case, "nomn") for form in known)
    name = _GIVEN.get(stem(word))
    if name is not None and name[-1] in "аяеиоуыэю":
        return _ANY
    if name is not None:
        case = _AFTER.get(word.removeprefix(name.rstrip("ьй")).removeprefix("ь").removeprefix("й"))
        return frozenset((case,)) if case else _ANY
    return next((cases for pattern, cases in _ENDINGS if pattern.search(word)), _ANY)


def nominative(words: list[str], case: str) -> list[str]:
    """A full name put from `case` into the nominative: «Ботиржона Асадова», genitive → «Ботиржон Асадов»."""
    if case == "nomn" or not words:
        return words
    rules = _RULES["f" if _is_female(words, case) else "m"].get(case, ())
    return [_given(word, case) or surname(word, case) or _apply(word, rules) for word in words]


def _given(word: str, case: str) -> str | None:
    """A given name that the dictionary knows: «Павла» is «Павел», «Илью» is «Илья»."""
    for form in forms(word.casefold()):
        if form.given_name and not form.plural and CASES.get(form.case) == case:
            plain = form.normal.capitalize()
            return plain if "ё" in word else plain.replace("ё", "е")
    return None


_FEMALE_END = {
    "gent": re.compile(r"(?:[оеё]в|[иы]н)(?:ой|у)$|ск(?:ой|ую)$|вн(?:ы|у)$"),
    "datv": re.compile(r"(?:[оеё]в|[иы]н|ск)ой$|вне$"),
    "ablt": re.compile(r"(?:[оеё]в|[иы]н|ск)ой$|вной$"),
    "loct": re.compile(r"(?:[оеё]в|[иы]н|ск)ой$|вне$"),
}


def _is_female(words: list[str], case: str) -> bool:
    readings = forms(words[0].casefold())
    first = [f for f in readings if f.given_name and not f.plural and CASES.get(f.case) == case]
    if first:
        return first[0].gender == "femn"
    return any(_FEMALE_END[case].search(word) for word in words)


def _apply(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    head, dash, tail = word.rpartition("-")
    for pattern, end in rules:
        changed, count = pattern.subn(end, tail)
        if count and len(changed) > 1:
            return head + dash + changed
    return word
