"""Russian case forms of place names and adjectives, by rule.

Only what names of economies need: singular toponyms, a few plural ones, and regular adjectives. A name that the
rules would get wrong stands in economies/irregular_ru.txt.
"""

from pathlib import Path

MASCULINE_SOFT = {
    "Израиль", "Ярославль", "Ставрополь", "Севастополь", "Симферополь", "Мариуполь", "Мелитополь", "Тирасполь",
    "Тернополь", "Гомель", "Брюссель", "Марсель", "Кремль", "Либревиль", "Браззавиль", "Тайвань",
}  # fmt: skip
IRREGULAR = {
    forms[0]: tuple(forms)
    for line in (Path(__file__).parent / "economies" / "irregular_ru.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#") and (forms := line.split(" / "))
}

FIRST = {
    "feminine": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "masculine": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "neuter": ("ое", "ого", "ому", "ое", "ым", "ом"),
}
NOUN_HEADS = {
    "область": ("область", "области", "области", "область", "областью", "области"),
    "край": ("край", "края", "краю", "край", "краем", "крае"),
    "округ": ("округ", "округа", "округу", "округ", "округом", "округе"),
    "велаят": ("велаят", "велаята", "велаяту", "велаят", "велаятом", "велаяте"),
    "город": ("город", "города", "городу", "город", "городом", "городе"),
    "союз": ("союз", "союза", "союзу", "союз", "союзом", "союзе"),
    "юг": ("юг", "юга", "югу", "юг", "югом", "юге"),
    "мир": ("мир", "мира", "миру", "мир", "миром", "мире"),
}
SOFT = "гкхжшщч"


def _adjective_cases(word: str, gender: str) -> tuple[str, ...]:
    stem = word[:-2]
    soft_ending = stem[-1].lower() in SOFT
    possessive = word.endswith(("ья", "ий")) and stem[-1] == "ж"
    cases = []
    for ending in FIRST[gender]:
        if ending in {"ый", "ым"} and (soft_ending or possessive):
            ending = ending.replace("ы", "и")
        cases.append(stem + ending)
    if gender == "masculine" and word.endswith("ой"):
        cases[0] = cases[3] = word
    if word.endswith(("няя", "ний")):
        soft = {"feminine": ("яя", "ей", "ей", "юю", "ей", "ей"), "masculine": ("ий", "его", "ему", "ий", "им", "ем")}
        cases = [stem + ending for ending in soft.get(gender, FIRST[gender])]
    return tuple(cases)


def noun_cases(noun: str) -> tuple[str, ...]:
    """Nominative, genitive, dative, accusative, instrumental and prepositional of a singular place name."""
    if noun.lower() in NOUN_HEADS:
        cases = NOUN_HEADS[noun.lower()]
        return tuple(form.capitalize() for form in cases) if noun[0].isupper() else cases
    if noun.isupper() or noun[-2:] in {"иа", "уа", "оа"}:
        return (noun,) * 6
    stem, last = noun[:-1], noun[-1]
    if noun.endswith("ия"):
        ending = ("я", "и", "и", "ю", "ей", "и")
    elif last == "я":
        ending = ("я", "и", "е", "ю", "ей", "е")
    elif last == "а":
        hushing = stem[-1] in "жшчщц"
        genitive = "и" if stem[-1] in "гкхжшчщ" else "ы"
        ending = ("а", genitive, "е", "у", "ей" if hushing else "ой", "е")
    elif last == "й":
        ending = ("й", "я", "ю", "й", "ем", "и" if noun.endswith("ий") else "е")
    elif last == "ь":
        ending = ("ь", "я", "ю", "ь", "ем", "е") if noun in MASCULINE_SOFT else ("ь", "и", "и", "ь", "ью", "и")
    elif last in "бвгджзклмнпрстфхцчшщ":
        stem, ending = noun, ("", "а", "у", "", "ем" if last in "жшчщц" else "ом", "е")
    elif noun.endswith(("ье", "ее")):
        ending = ("е", "я", "ю", "е", "ем", "е")
    elif noun.endswith(("ство", "ково", "ново", "рово", "лово", "иваново")) and noun != "Косово":
        return (noun,) * 5 + (stem + "е",)
    elif noun == "Косово":
        ending = ("о", "а", "у", "о", "ом", "е")
    else:
        return (noun,) * 6
    return tuple(stem + e for e in ending)


def _gender(noun: str) -> str:
    if noun.endswith(("а", "я")) or (noun.endswith("ь") and noun not in MASCULINE_SOFT):
        return "feminine"
    return "neuter" if noun.endswith(("о", "е")) else "masculine"


def _is_adjective(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ая", "яя", "ий", "ый", "ой", "ое"))


def name_forms(name: str) -> tuple[str, ...]:
    """Every distinct case form of a place name; words after its head noun stay as they are."""
    if name in IRREGULAR:
        return IRREGULAR[name]
    words = name.split(" ")
    head = next((i for i, word in enumerate(words) if not _is_adjective(word)), len(words) - 1)
    noun = words[head]
    prefix, _, last = noun.rpartition("-")
    cases = [f"{prefix}-{form}" if prefix else form for form in noun_cases(last)]
    parts = [_adjective_cases(word, _gender(last)) for word in words[:head]]
    tail = words[head + 1 :]
    if noun.lower() == "город":
        declined = zip(cases, noun_cases(tail[0]), strict=True)
        return tuple(dict.fromkeys(f"{case} {form}" for case, city in declined for form in (city, tail[0])))
    return tuple(dict.fromkeys(" ".join([*(p[i] for p in parts), cases[i], *tail]) for i in range(6)))


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """All gender and case forms of a regular adjective given as masculine singular."""
    stem = adjective[:-2]
    i = "и" if adjective.endswith("ий") or stem[-1] in SOFT else "ы"
    endings = (adjective[-2:], "ого", "ому", f"{i}м", "ом", "ая", "ой", "ую", "ое", f"{i}е", f"{i}х", f"{i}ми")
    return tuple(dict.fromkeys(stem + ending for ending in endings))


def compound_form(adjective: str) -> str | None:
    """«белорусский» gives «белорусско-», as in «белорусско-российский»."""
    return adjective[:-2] + "о-" if adjective.endswith(("кий", "ый")) else None


def people_forms(plural: str) -> tuple[str, ...]:
    """Plural cases of a demonym: «белорусы», or «турки/турок» with the genitive said."""
    plural, _, genitive = plural.partition("/")
    stem = plural[:-1]
    if plural.endswith("е"):
        return (plural, stem, stem + "ам", stem + "ами", stem + "ах")
    genitive = genitive or (stem + ("ев" if stem.endswith("ц") else "ов"))
    return (plural, genitive, stem + "ам", stem + "ами", stem + "ах")
