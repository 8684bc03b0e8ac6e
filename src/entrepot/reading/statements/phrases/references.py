"""References: words that stand for an economy or a pair without naming it ("both countries", "its", "the latter")."""

from functools import cache

from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.party import WITH, Party, preposition
from entrepot.reading.statements.phrases.party_words import is_title, pronouns
from entrepot.reading.statements.phrases.phrase import Line


@cache
def _pairs() -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """Expressions by their first word and their length, the longest first."""
    section = load("parties")["pair"]
    listed = {tuple(expression.split("_")) for key in ("expressions", "bare") for expression in section[key].split()}
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for parts in sorted(listed, key=len, reverse=True):
        found.setdefault(parts[0], {}).setdefault(len(parts), set()).add(parts)
    return found


_POINTED = words("small_words", "parties", "pointed")
_SPEAKERS = frozenset(["his", "her", "my", "моя", "моей", "мою", "моего", "моем", "его", "ее"])
_REPUBLICS = frozenset(["republic", "республика", "республики", "республике", "республику", "республикой"])
_WHOSE = frozenset(["whose", "чей", "чья", "чье", "чьи"])
_WHICH = _WHOSE | frozenset(["which", "whom", "которой", "которым", "которыми", "которую", "который", "которого"])
_COUNTED = words("small_words", "interpret", "nouns") | frozenset(
    ("of", "flows", "numbers", "sums", "totals", "amounts", "values", "months", "quarters", "years")
)


@cache
def _reference_words() -> frozenset[str]:
    return frozenset(_pairs()) | frozenset(pronouns()) | _REPUBLICS | _WHICH | frozenset(_PLACES_IN_ROW)


def _is_of_row(line: Line, at: int) -> bool:
    """ "with the second it rose", "the first of them", «со второй – на 5 %»: one of the economies named in a row, no
    adjective of the noun after it."""
    after = line.word(at + 1)
    if after in ("of", "из"):
        return line.word(at + 2) in ("them", "these", "the", "них", "этих")
    governed = preposition(line, at) in _TIED
    ends = after in _AFTER_ROW or after.endswith(_RUSSIAN_PAST) or line.shape(at + 1) in (".", "N", "")
    return governed and ends and (line.word(at - 1) == "the" or not line.words[at].isascii())


_PLACES_IN_ROW = {
    word: ref for ref, said in load("parties")["row"].items() for word in said.split()
}  # fmt: skip
_TIED: frozenset[str] = frozenset(["with", "to", "from", "с", "со", "в", "во", "из", "на"])
_RUSSIAN_PAST = ("ал", "ил", "ел", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "рос", "стиг")
_AFTER_ROW = frozenset(
    ["it", "they", "was", "were", "is", "are", "rose", "fell", "grew", "by", "at", "stood", "and", "он", "и", "–", "—"]
)


def references(line: Line, taken: set[int]) -> list[Party]:
    """The references of a sentence in their order. taken: tokens that name an economy themselves."""
    found: list[Party] = []
    opens, pairs, free = _reference_words(), _pairs(), 0
    for at, word in enumerate(line.words):
        if word not in opens or at < free or at in taken:
            continue
        sizes = pairs.get(word)
        size = next((n for n, known in sizes.items() if tuple(line.words[at : at + n]) in known), 0) if sizes else 0
        if size and not (line.words[at] == "the" and line.word(at + size) in _COUNTED):
            ref = "countries" if line.words[at + size - 1] in load("parties")["pair"]["countries"] else "pair"
            found.append(_reference(line, at, at + size, ref))
            free = at + size
        elif word in _PLACES_IN_ROW:
            if _is_of_row(line, at):
                found.append(_reference(line, at, at + 1, _PLACES_IN_ROW[word]))
        elif word in _WHICH and (line.word(at - 1) in WITH or _follows_a_name(line, at, taken)):
            found.append(_reference(line, at, at + 1, "which"))
        elif (ref := _pronoun(line, at)) and _refers(line, at, ref):
            found.append(_reference(line, at, at + 1, ref))
    return found


def _follows_a_name(line: Line, at: int, taken: set[int]) -> bool:
    """ "Hungary, to which goods worth $6 million were delivered"."""
    if line.words[at] in _WHOSE:
        return line.word(at - 1) == "," and at - 2 in taken
    return line.word(at - 1) in _TIED and line.word(at - 2) == "," and at - 3 in taken


def _pronoun(line: Line, at: int) -> str:
    """What the word stands for; "US" is no "us", "the neighbouring country" is the neighbour."""
    word = line.words[at]
    ref = pronouns().get(word, "")
    if ref == "country" and line.word(at - 1).startswith(("neighbo", "соседн", "partner")):
        return "neighbour"
    if ref in ("country", "region") and line.word(at - 1) in _SPEAKERS:
        return "his"
    if ref == "its" and word in _SPEAKERS and pronouns().get(line.word(at + 1)) in ("country", "region"):
        return ""
    if ref == "country" and line.word(at - 1) in _POINTED:
        return "that"
    if word == "us" and line.said(at, at + 1) == "US":
        return ""
    if ref == "neighbour" and word.startswith("соседн") and pronouns().get(line.word(at + 1)) == "country":
        return ""
    if word in _REPUBLICS and line.word(at - 1).startswith("соседн"):
        return "neighbour"
    return "republic" if word in _REPUBLICS else ref


def _refers(line: Line, at: int, ref: str) -> bool:
    if ref == "island" and line.words[at].isascii() and line.word(at - 1) not in _DEFINITE:
        return False
    if ref in _DESCRIBED:
        return (
            (line.shapes[at] == "w" or _is_raised(line, at))
            and line.word(at - 1) != "by"
            and not is_title(line.word(at + 1))
            and line.word(at - 1) not in ("a", "another", "each", "every")
        )
    if line.words[at] == "it" and _is_expletive(line, at):
        return False
    if line.words[at] == "them":
        return line.word(at - 2) != "according"
    if ref == "there":
        return line.word(at + 1) not in ("is", "are", "was", "were", "has", "have", "will", "remains", "exists")
    return True


def _is_expletive(line: Line, at: int) -> bool:
    """The "it" of "it is worth recalling that", "it should be noted that", which stands for nothing."""
    verb = line.word(at + 1)
    ahead = line.words[at + 2 : at + 7]
    told = next((i for i, word in enumerate(ahead) if word == "that"), None)
    return verb in _BE and told is not None and all(s == "w" for s in line.shapes[at + 2 : at + 2 + told])


_BE = frozenset(["is", "was", "has", "should", "must", "may", "will", "can", "'s"])


def _is_raised(line: Line, at: int) -> bool:
    """ "the State's exports", «Край продал»: a capital that makes no name of the word."""
    return line.shape(at + 1) != "C" and (line.word(at - 1) == "the" or (at == 0 and not line.words[at].isascii()))


def _reference(line: Line, first: int, last: int, ref: str) -> Party:
    possessive = line.word(last) in ("'s", "’", "'") or line.words[first] in ("our", "its", "their", "your", "наш")
    prep = preposition(line, first)
    if not prep and ref in _DESCRIBED:
        prep = preposition(line, first - _described(line, first))
    return Party(first, last, None, "reference", ref, prep, possessive, False)


_DEFINITE = frozenset(["the", "this", "that"])
_DESCRIBED = ("region", "country", "republic", "neighbour", "island")


def _described(line: Line, first: int) -> int:
    """How many words describe the noun at `first`: "the northern neighbor", "the Volga republic", «закавказскую
    республику»."""
    if not line.words[first].isascii():
        return int(line.word(first - 1).endswith(_ADJECTIVAL) and len(line.word(first - 1)) > _SHORT)
    for count in (1, 2, 3):
        if line.word(first - count - 1) in ("the", "this", "that"):
            return count
        if line.shape(first - count) not in ("w", "C"):
            return 0
    return 0


_SHORT = 4
_ADJECTIVAL = (
    "ая", "яя", "ой", "ей", "ую", "юю", "ий", "ый", "его", "ого", "ему", "ому", "им", "ым", "ем", "ом", "ие", "ые",
)  # fmt: skip
